using System.Threading;
using System.Threading.Tasks;
using EventStore.Client;

public class Seats
{
    private readonly EventStoreClient store;

    public Seats(EventStoreClient store) => this.store = store;

    public async Task Book(string show, EventData booked, CancellationToken token)
    {
        var seen = store.ReadStreamAsync(Direction.Forwards, show, StreamPosition.Start, cancellationToken: token);
        await foreach (var e in seen) { }
        await store.AppendToStreamAsync(show, StreamState.Any, new[] { booked }, cancellationToken: token); // expect: es-append-without-expected-version
    }

    public async Task BookAt(string show, StreamRevision seen, EventData booked, CancellationToken token)
    {
        await foreach (var e in store.ReadStreamAsync(Direction.Forwards, show, StreamPosition.Start, cancellationToken: token)) { }
        await store.AppendToStreamAsync(show, seen, new[] { booked }, cancellationToken: token);
    }

    // A log: nobody decides anything from what is there.
    public async Task Log(string audit, EventData entry, CancellationToken token)
    {
        await store.AppendToStreamAsync(audit, StreamState.Any, new[] { entry }, cancellationToken: token);
    }

    public async Task Open(string opened, EventData entry, CancellationToken token)
    {
        await foreach (var e in store.ReadStreamAsync(Direction.Forwards, opened, StreamPosition.Start, cancellationToken: token)) { }
        await store.AppendToStreamAsync(opened, StreamState.NoStream, new[] { entry }, cancellationToken: token);
    }
}
