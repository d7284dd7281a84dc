using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddNpgsqlDbContext<Orders>("orders");
builder.AddSqlServerDbContext<Users>("users", settings => settings.DisableRetry = true);
var app = builder.Build();
app.MapGet("/orders/{id}", (int id, Orders orders) => orders.FindAsync<Order>(id));
app.MapPost("/orders", (Orders orders) => Together(orders));
app.MapGet("/users/{id}", (int id, Users users) => users.FindAsync<Order>(id));
app.MapGet("/orders", (string name, Orders orders) => Listed(orders, name));
app.MapGet("/lines", (Orders orders) => orders.Lines.Where(l => l.Id > 0).Select(l => new Summary { Id = l.Id }).ToListAsync());
app.Run();

// The table that is asked stands below a variable and a cast, and below what is made of its rows.
static async Task<List<Order>> Listed(Orders orders, string name)
{
    var found = (IQueryable<Order>)orders.All;
    if (name != null) found = found.Where(o => o.Name == name);
    var count = await found.LongCountAsync();
    return await found.OrderBy(o => o.Name).Take((int)count).ToListAsync();
}

// What runs inside of the strategy is repeated with all of it, and not by itself as well.
static async Task Together(Orders orders)
{
    var strategy = orders.Database.CreateExecutionStrategy();
    await strategy.ExecuteAsync(async () =>
    {
        await using var transaction = await orders.Database.BeginTransactionAsync();
        await orders.SaveChangesAsync();
        await transaction.CommitAsync();
    });
}

public class Order { public int Id { get; set; } public string Name { get; set; } }
public class Line { public int Id { get; set; } }
public class Summary { public int Id { get; set; } }
public class Orders : DbContext
{
    public DbSet<Order> All { get; set; }
    public DbSet<Line> Lines { get; set; }
}
public class Users : DbContext { }
