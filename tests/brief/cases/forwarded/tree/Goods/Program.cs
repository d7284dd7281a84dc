using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<Goods>();
var app = builder.Build();
app.MapGet("/api/goods/{id:int}/picture", (int id, Goods goods) => goods.FindAsync<Picture>(id));
app.MapGet("/api/goods/{id:int}", (int id, Goods goods) => goods.FindAsync<Picture>(id));
app.Run();

public class Picture { public int Id { get; set; } }
public class Goods : DbContext { }
