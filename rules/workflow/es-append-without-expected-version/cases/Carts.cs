using System;
using System.Threading;
using System.Threading.Tasks;
using Marten;

public record Cart(Guid Id, bool Open);

public class Carts
{
    private readonly IDocumentSession session;

    public Carts(IDocumentSession session) => this.session = session;

    public async Task Confirm(Guid id, object confirmed, CancellationToken token)
    {
        var cart = await session.Events.AggregateStreamAsync<Cart>(id, token: token);
        if (!cart.Open) throw new InvalidOperationException();
        session.Events.Append(id, confirmed); // expect: es-append-without-expected-version
        await session.SaveChangesAsync(token);
    }

    public async Task ConfirmAt(Guid cartId, long version, object confirmed, CancellationToken token)
    {
        var cart = await session.Events.AggregateStreamAsync<Cart>(cartId, token: token);
        session.Events.Append(cartId, version, confirmed);
        await session.SaveChangesAsync(token);
    }

    // Another stream than the one that was read.
    public async Task Announce(Guid source, Guid target, object announced, CancellationToken token)
    {
        var cart = await session.Events.AggregateStreamAsync<Cart>(source, token: token);
        session.Events.Append(target, announced);
        await session.SaveChangesAsync(token);
    }
}
