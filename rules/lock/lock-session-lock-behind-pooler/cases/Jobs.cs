using System.Threading;
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;

class ShopContext : DbContext { }

class Jobs
{
    private readonly ShopContext db;

    public Jobs(ShopContext db) { this.db = db; }

    public async Task Report(CancellationToken token)
    {
        await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_lock(7)", token); // expect: lock-session-lock-behind-pooler
    }

    public async Task ReportOnOneConnection(CancellationToken token)
    {
        await db.Database.OpenConnectionAsync(token);
        await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_lock(7)", token);
    }
}
