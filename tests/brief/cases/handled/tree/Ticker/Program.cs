// Tells what time it is, and handles nothing.
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/ticks", (Shop.Bus bus) => bus.Tell("ticks", Body(new Paid("1"))));
if (app.Environment.IsDevelopment())
{
    app.MapGet("/try", () => "it");
}
if (!app.Environment.IsDevelopment() || args.Length > 0) app.MapGet("/kept", () => "it");
await app.Services.GetRequiredService<Shop.Bus>().Start();
app.Run();

static byte[] Body(Paid paid) => [];

// What others call so as well: the name of the type is what the bus goes by.
public record Paid(string Id) : Shop.Event;
