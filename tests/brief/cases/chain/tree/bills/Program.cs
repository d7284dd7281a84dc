using Shop.Bus;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Bus>();
var app = builder.Build();
app.MapPost("/bills", Api.Bill);
await app.Services.GetRequiredService<Bus>().Listen("dues");
app.Run();

public static class Api
{
    public static async Task Bill(Bus bus)
    {
        await bus.Publish("billed", new byte[0]);
    }
}
