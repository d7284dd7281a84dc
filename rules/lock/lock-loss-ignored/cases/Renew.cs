using System;
using System.Threading.Tasks;
using StackExchange.Redis;

class Renewal
{
    private readonly IDatabase db;

    public Renewal(IDatabase db) { this.db = db; }

    public async Task Renew(string key, string token)
    {
        await db.LockExtendAsync(key, token, TimeSpan.FromSeconds(30)); // expect: lock-loss-ignored
    }

    public async Task<bool> RenewOrStop(string key, string token)
    {
        return await db.LockExtendAsync(key, token, TimeSpan.FromSeconds(30));
    }
}
