using Kit;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<DbContext>();
builder.Services.AddKit();
var app = builder.Build();
app.MapGet("/orders", (IEntries entries) => entries.All());
app.Run();
