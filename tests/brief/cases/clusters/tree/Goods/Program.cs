using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<Goods>();
var app = builder.Build();
app.MapGet("/goods/{id:int}", (int id, Goods context) => context.FindAsync<Good>(id));
app.Run();

public class Good { public int Id { get; set; } }
public class Goods : DbContext { }
