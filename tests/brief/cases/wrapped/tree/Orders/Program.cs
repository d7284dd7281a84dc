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
app.Run();

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

public class Order { public int Id { get; set; } }
public class Orders : DbContext { }
public class Users : DbContext { }
