var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/orders", (Shop.Bus bus) => bus.Tell("orders", default));
app.MapPost("/orders/all", async (Shop.Bus bus, List<string> all) =>
{
    foreach (var one in all) await bus.Tell("orders", default);
});
await app.Services.GetRequiredService<Shop.Bus>().Start();
app.Run();

public record Placed(string Id) : Shop.Event;
public record Paid(string Id) : Shop.Event;
public class Mailer : Shop.IHandler<Placed> { public Task Handle(Placed one) => Task.CompletedTask; }
public class Shipper : Shop.IHandler<Paid> { public Task Handle(Paid one) => Task.CompletedTask; }
