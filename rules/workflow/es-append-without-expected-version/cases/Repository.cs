using System.Threading;
using System.Threading.Tasks;
using EventStore.Client;

public class Account
{
    public string Id;
    public EventData[] Changes;
    public void Withdraw(decimal amount) { }
}

public class Accounts
{
    private readonly EventStoreClient store;

    public Accounts(EventStoreClient store) => this.store = store;

    public async Task<Account> Load(string id, CancellationToken token)
    {
        await foreach (var e in store.ReadStreamAsync(Direction.Forwards, id, StreamPosition.Start, cancellationToken: token)) { }
        return new Account();
    }

    public async Task Save(string id, EventData[] changes, CancellationToken token)
    {
        await store.AppendToStreamAsync(id, StreamState.Any, changes, cancellationToken: token); // miss: es-append-without-expected-version whether all callers mean one stream is not known
    }
}

public class Withdrawals
{
    private readonly Accounts accounts;

    public Withdrawals(Accounts accounts) => this.accounts = accounts;

    public async Task Handle(string id, decimal amount, CancellationToken token)
    {
        var account = await accounts.Load(id, token);
        account.Withdraw(amount);
        await accounts.Save(id, account.Changes, token);
    }
}

public class Positions
{
    private readonly EventStoreClient store;

    public Positions(EventStoreClient store) => this.store = store;

    public async Task<ulong> Last(string name, CancellationToken token)
    {
        await foreach (var e in store.ReadStreamAsync(Direction.Backwards, name, StreamPosition.End, cancellationToken: token)) { }
        return 0;
    }

    // It says where a reader is, whatever was there before.
    public async Task Reset(string name, EventData position, CancellationToken token)
    {
        await store.AppendToStreamAsync(name, StreamState.Any, new[] { position }, cancellationToken: token);
    }
}
