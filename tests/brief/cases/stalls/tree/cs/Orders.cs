using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using FastEndpoints;
using Rebus.Bus;
using Rebus.Handlers;

namespace Shop;

public record Placed(string Id);

public class PlaceOrder : Endpoint<Placed, Placed>
{
    private readonly IBus bus;

    public PlaceOrder(IBus bus) => this.bus = bus;

    public override void Configure() => Post("/orders");

    public override async Task HandleAsync(Placed order, CancellationToken ct)
    {
        await bus.Publish(order);
    }
}

public class Mailer : IHandleMessages<Placed>
{
    private static readonly HttpClient client = new();

    public async Task Handle(Placed message)
    {
        await client.GetAsync("http://post.example/");
    }
}
