using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Shop.Bus;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Bus>();
builder.Services.AddDbContext<Orders>();
var app = builder.Build();
app.MapPut("/orders", Api.Place);
app.MapGet("/v1/orders", Api.All);
await app.Services.GetRequiredService<Bus>().Listen("wishes");
app.Run();

[Table("bought", Schema = "shop")]
public class Order
{
    public int Id { get; set; }
}

public class Orders : DbContext
{
    public DbSet<Order> All { get; set; }
}

public static class Api
{
    public static async Task Place(Bus bus, Orders orders, Order order)
    {
        orders.All.Add(order);
        await orders.SaveChangesAsync();
        await bus.Publish("placed", new byte[0]);
    }

    public static async Task<List<Order>> All(Orders orders)
    {
        return await orders.All.ToListAsync();
    }
}
