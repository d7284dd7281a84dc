using System;
using System.Threading.Tasks;
using StackExchange.Redis;

class Orders
{
    private readonly IDatabase db;

    public Orders(IDatabase db) { this.db = db; }

    public async Task Settle(string order, string token)
    {
        await db.LockTakeAsync(order, token, TimeSpan.FromSeconds(30)); // expect: lock-acquire-ignored
        try { Book(order); } finally { await db.LockReleaseAsync(order, token); }
    }

    public async Task SettleOnce(string order, string token)
    {
        if (!await db.LockTakeAsync(order, token, TimeSpan.FromSeconds(30))) return;
        try { Book(order); } finally { await db.LockReleaseAsync(order, token); }
    }

    private void Book(string order) { }
}
