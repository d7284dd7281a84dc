// What is told is stored with the order: who mends the telling has the table.
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Bus>();
builder.Services.AddDbContext<Orders>();
var app = builder.Build();
app.MapPost("/orders", async (Bus bus, Orders orders) =>
{
    var placed = new Placed();
    orders.Set<Told>().Add(new Told(placed));
    await orders.SaveChangesAsync();
    await bus.Publish(placed);
    var told = await orders.Set<Told>().SingleAsync(t => t.Id == placed.Id);
    told.Done = true;
    await orders.SaveChangesAsync();
});
app.Run();

public class Event { public Guid Id { get; set; } = Guid.NewGuid(); }
public class Placed : Event { }
public class Told
{
    public Guid Id { get; set; }
    public bool Done { get; set; }
    public Told() { }
    public Told(Event one) { Id = one.Id; }
}
public class Orders : DbContext { }

public class Bus(IConnection connection)
{
    public async Task Publish(Event one)
    {
        using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync(exchange: "shop_events", routingKey: one.GetType().Name, mandatory: true, basicProperties: new BasicProperties(), body: Bytes(one));
    }

    private static byte[] Bytes(Event one) => one.Id.ToByteArray();
}
