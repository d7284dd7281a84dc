using Shop.Bus;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Bus>();
var app = builder.Build();
app.MapPut("/items", async (Bus bus) => await bus.Publish("price", new byte[0]));
app.Run();
