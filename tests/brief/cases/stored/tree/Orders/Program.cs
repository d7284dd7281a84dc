using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddScoped<Shop.INotes, Shop.Notes<Orders>>();
var app = builder.Build();
app.MapGet("/orders/{id}", (int id, Orders context) => context.FindAsync<One>(id));
app.MapGet("/orders/{id}/log", (int id, Shop.Log<Orders> log) => log.Read(id));
app.MapGet("/orders/notes", (Shop.INotes notes) => notes.Pending());
app.Run();

public class One { public int Id { get; set; } }
public class Orders : DbContext { }
