// Two messages at once are two that read one number; each writes its own.
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<Shelf>(o => o.UseNpgsql(builder.Configuration.GetConnectionString("goods")));
builder.Services.AddHttpClient();
builder.Services.AddHostedService<Rounds>();
var app = builder.Build();
app.MapPost("/hooks", (Hooks hooks) => hooks.All());
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

// As many messages as there are rows, whoever starts it.
public class Rounds(Bus bus, Shelf shelf) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        foreach (var item in await shelf.Items.ToListAsync()) await bus.Send("left." + item.Id);
    }
}

// As many requests at once as a function of the repository has found rows.
public interface IWanted { Task<IEnumerable<Item>> Find(int least); }

public class Wanted(Shelf shelf) : IWanted
{
    public async Task<IEnumerable<Item>> Find(int least)
    {
        return await shelf.Items.Where(i => i.Left > least).ToListAsync();
    }
}

public class Sender
{
    public async Task All(IEnumerable<Item> items, HttpClient client)
    {
        var tasks = items.Select(item => Tell(item, client));
        await Task.WhenAll(tasks);
    }

    private Task Tell(Item item, HttpClient client) => client.PostAsync("http://hooks/items/" + item.Id, null);
}

public class Hooks(IHttpClientFactory factory, IWanted wanted, Sender sender)
{
    public async Task All()
    {
        var items = await wanted.Find(0);
        await sender.All(items, factory.CreateClient());
    }
}
