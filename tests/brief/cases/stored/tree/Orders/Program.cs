using Microsoft.EntityFrameworkCore;

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/orders/{id}", (int id, Orders context) => context.FindAsync<One>(id));
app.MapGet("/orders/{id}/log", (int id, Shop.Log<Orders> log) => log.Read(id));
app.Run();

public class One { public int Id { get; set; } }
public class Orders : DbContext { }
