using System.Threading.Tasks;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.AddNpgsqlDbContext<Ledger>("ledger");
var app = builder.Build();
app.MapControllers();
app.Run();

public class Item
{
    public int Id { get; set; }
    public bool Kept { get; set; }
}

public class Shelf : DbContext
{
    public DbSet<Item> Items { get; set; }
}

// Whoever asks gives up in the moment in which the answer may come at last.
[ApiController]
public class KeptController(Shelf shelf) : ControllerBase
{
    [HttpPost("kept/{id}")]
    public async Task Keep(int id)
    {
        await shelf.Items.FindAsync(id);
    }
}

// Nobody takes a lock here: what is deleted is an entry of a cache.
[ApiController]
public class CacheController(IConnectionMultiplexer redis) : ControllerBase
{
    [HttpDelete("cached/{id}")]
    public async Task Forget(string id)
    {
        await redis.GetDatabase().KeyDeleteAsync("item:" + id);
    }
}

// Which of them takes the note is not seen: none is named.
public interface INote { Task Take(int id); }
public class First(Shelf shelf) : INote { public async Task Take(int id) => await shelf.Items.FindAsync(id); }
public class Second(Shelf shelf) : INote { public async Task Take(int id) => await shelf.Items.FindAsync(id); }
public class Third(Shelf shelf) : INote { public async Task Take(int id) => await shelf.Items.FindAsync(id); }
public class Fourth(Shelf shelf) : INote { public async Task Take(int id) => await shelf.Items.FindAsync(id); }

[ApiController]
public class NotesController(INote note, Shelf shelf) : ControllerBase
{
    [HttpPost("notes/{id}")]
    public async Task Take(int id)
    {
        await shelf.Items.FindAsync(id);
        await note.Take(id);
    }
}

// As many as the message has.
public record Paid(int Order, List<int> Items);

public class PaidConsumer(Shelf shelf) : MassTransit.IConsumer<Paid>
{
    public async Task Consume(MassTransit.ConsumeContext<Paid> context)
    {
        foreach (var item in context.Message.Items)
        {
            await shelf.Items.FindAsync(item);
        }
    }
}

public class SoldConsumer(Shelf shelf) : MassTransit.IConsumer<Paid>
{
    public async Task Consume(MassTransit.ConsumeContext<Paid> context)
    {
        foreach (var id in context.Message.Items)
        {
            var item = shelf.Items.Find(id);
            item.Kept = false;
        }
        await shelf.SaveChangesAsync();
    }
}

// Whoever hears of it saves as well: it is saved whether or not somebody does.
public record Heard(int Id) : INotification;
public record Seen(int Id) : INotification;
public record Felt(int Id) : INotification;
public record Told(int Id) : INotification;
public class Ear(Saving saving) : INotificationHandler<Heard> { public Task Handle(Heard it, CancellationToken stop) => saving.Save(); }
public class Eye(Saving saving) : INotificationHandler<Seen> { public Task Handle(Seen it, CancellationToken stop) => saving.Save(); }
public class Hand(Saving saving) : INotificationHandler<Felt> { public Task Handle(Felt it, CancellationToken stop) => saving.Save(); }
public class Mouth(Saving saving) : INotificationHandler<Told> { public Task Handle(Told it, CancellationToken stop) => saving.Save(); }

public class Saving(IMediator mediator, List<INotification> all, Shelf shelf)
{
    public async Task Save()
    {
        foreach (var one in all) await mediator.Publish(one);
        await shelf.SaveChangesAsync();
    }
}

[ApiController]
public class SavedController(Saving saving) : ControllerBase
{
    [HttpPut("saved/{id}")]
    public Task Put(int id) => saving.Save();
}

// Each of them has its deadline for each attempt.
public class Ledger : DbContext
{
    public DbSet<Item> Lines { get; set; }
}

public class BookedConsumer(Ledger ledger) : MassTransit.IConsumer<Paid>
{
    public async Task Consume(MassTransit.ConsumeContext<Paid> context)
    {
        foreach (var item in context.Message.Items)
        {
            await ledger.Lines.FindAsync(item);
        }
    }
}
