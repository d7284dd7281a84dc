var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/orders", (Shop.Bus bus) => bus.Tell("orders", default));
app.Run();
