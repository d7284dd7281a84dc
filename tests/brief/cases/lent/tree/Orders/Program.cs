using Kit;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<DbContext>();
builder.Services.AddKit();
var app = builder.Build();
app.MapGet("/orders", (IEntries entries) => entries.All());
app.MapPost("/orders", async (DbContext context, Entry entry) =>
{
    context.Add(entry);
    await context.SaveChangesAsync();
});
app.MapPut("/orders", async (DbContext context, Entry entry) =>
{
    context.Set<Entry>().Update(entry);
    await context.SaveChangesAsync();
});
app.Run();
