// What two services keep in the database of each.
using Microsoft.EntityFrameworkCore;

namespace Shop;

public class Entry { public int Id { get; set; } }
public class Log<T>(T context) where T : DbContext
{
    public async Task Read(int id) => await context.FindAsync<Entry>(id);
}
