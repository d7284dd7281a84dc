// Two messages at once are two that read one number; each writes its own.
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<Shelf>(o => o.UseNpgsql(builder.Configuration.GetConnectionString("goods")));
builder.Build().Run();

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
