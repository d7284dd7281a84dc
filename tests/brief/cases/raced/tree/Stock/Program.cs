// Two messages at once are two that read one number; each writes its own.
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<Shelf>(o => o.UseNpgsql(builder.Configuration.GetConnectionString("goods")));
var app = builder.Build();
app.MapPost("/sales", (Teller teller) => teller.Tell("sold"));
app.MapPost("/returns", (Returns returns) => returns.Tell());
app.Run();

public class Item
{
    public int Id { get; set; }
    public int Left { get; set; }
}

public class Shelf : DbContext
{
    public DbSet<Item> Items { get; set; }
}

public record Sold(int Item, int Number);

public class SoldConsumer(Shelf shelf) : MassTransit.IConsumer<Sold>
{
    public async Task Consume(MassTransit.ConsumeContext<Sold> context)
    {
        var item = shelf.Items.Find(context.Message.Item);
        item.Left -= context.Message.Number;
        await shelf.SaveChangesAsync();
    }
}

public class Bus(IConnection connection)
{
    public async Task Send(string key)
    {
        var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("stock", key, default);
    }
}

// Whatever the broker says ends here, and the request is answered as if all were well.
public class Teller(Bus bus, ILogger<Teller> log)
{
    public async Task Tell(string key)
    {
        try
        {
            await bus.Send(key);
        }
        catch (Exception e)
        {
            log.LogError(e, "not told");
        }
    }
}

// Here it goes on.
public class Returns(Bus bus, ILogger<Returns> log)
{
    public async Task Tell()
    {
        try
        {
            await bus.Send("returned");
        }
        catch (Exception e)
        {
            log.LogError(e, "not told");
            throw;
        }
    }
}
