var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/stock", (Shop.Bus bus) => bus.Tell("stock", default));
app.Run();
