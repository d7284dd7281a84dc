var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRounds();
var app = builder.Build();
app.MapGet("/orders", () => "it");
app.Run();
