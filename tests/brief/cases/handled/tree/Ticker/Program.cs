// Tells what time it is, and handles nothing.
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/ticks", (Shop.Bus bus) => bus.Tell("ticks", default));
app.Run();
