using Microsoft.EntityFrameworkCore;

namespace Shop;

public class Note { public int Id { get; set; } }

// Both programs have it made for them; each calls one method of it.
public interface INotes
{
    Task<List<Note>> Pending();
    Task<Note> Of(int id);
}

public class Notes<T>(T context) : INotes where T : DbContext
{
    public Task<List<Note>> Pending() => context.Set<Note>().ToListAsync();
    public Task<Note> Of(int id) => context.Set<Note>().SingleAsync(n => n.Id == id);
}
