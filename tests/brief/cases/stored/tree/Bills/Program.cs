using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddScoped<Shop.INotes, Shop.Notes<Bills>>();
var app = builder.Build();
app.MapGet("/bills/{id}", (int id, Bills context) => context.FindAsync<One>(id));
app.MapGet("/bills/{id}/log", (int id, Shop.Log<Bills> log) => log.Read(id));
app.MapGet("/bills/notes", (Shop.INotes notes) => notes.Of(1));
app.Run();

public class One { public int Id { get; set; } }
public class Bills : DbContext { }
