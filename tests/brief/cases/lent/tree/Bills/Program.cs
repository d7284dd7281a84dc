// Has what it does not ask for.
using Kit;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<DbContext>();
builder.Services.AddKit();
var app = builder.Build();
app.MapGet("/bills", (string name) => name.Plain());
app.Run();
