using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<Bills>();
var app = builder.Build();
app.MapGet("/bills/{id:int}", (int id, Bills context) => context.FindAsync<Bill>(id));
app.MapGet("/late/{id:int}", (int id, Bills context) => context.FindAsync<Bill>(id));
app.Run();

public class Bill { public int Id { get; set; } }
public class Bills : DbContext { }
