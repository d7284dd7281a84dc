using Microsoft.EntityFrameworkCore;

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/bills/{id}", (int id, Bills context) => context.FindAsync<One>(id));
app.MapGet("/bills/{id}/log", (int id, Shop.Log<Bills> log) => log.Read(id));
app.Run();

public class One { public int Id { get; set; } }
public class Bills : DbContext { }
