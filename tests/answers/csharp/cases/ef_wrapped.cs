// Wrappers of Aspire switch on the retries of EF Core: 6 more attempts of each query and each save.
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Shop
{
    public class Item { public int Id { get; set; } }

    public class Goods : DbContext
    {
        public DbSet<Item> Items { get; set; }
    }

    public class Bills : DbContext
    {
        public DbSet<Item> Items { get; set; }
    }

    public class Stock
    {
        private readonly Goods goods;

        public Stock(Goods goods) { this.goods = goods; }

        public Task Save() => goods.SaveChangesAsync(); // answer: attempts bounded 6

        public Task<List<Item>> All()
        {
            var query = goods.Items.AsNoTracking();
            query = query.Where(i => i.Id > 1);
            return query.ToListAsync(); // answer: attempts bounded 6
        }

        public async Task Together()
        {
            var strategy = goods.Database.CreateExecutionStrategy();
            await strategy.ExecuteAsync(async () => await goods.Items.ToListAsync()); // answer: bound bounded 6
        }
    }

    public class Ledger
    {
        private readonly Bills bills;

        public Ledger(Bills bills) { this.bills = bills; }

        public Task Save() => bills.SaveChangesAsync(); // answer: attempts unknown
    }

    // Registered in one place, and enriched in another.
    public class Users : DbContext { }

    public class Accounts
    {
        private readonly Users users;

        public Accounts(Users users) { this.users = users; }

        public Task Save() => users.SaveChangesAsync(); // answer: attempts bounded 6
    }

    // Perhaps switched off.
    public class Visits : DbContext { }

    public class Doors
    {
        private readonly Visits visits;

        public Doors(Visits visits) { this.visits = visits; }

        public Task Save() => visits.SaveChangesAsync(); // answer: attempts unknown
    }

    public static class Setup
    {
        public static void Add(IHostApplicationBuilder builder)
        {
            builder.AddNpgsqlDbContext<Goods>("goods", configureDbContextOptions: options => options.EnableDetailedErrors());
            builder.Services.AddDbContext<Bills>();
            builder.Services.AddDbContext<Users>();
            builder.EnrichNpgsqlDbContext<Users>();
            builder.AddSqlServerDbContext<Visits>("visits", settings => settings.DisableRetry = true);
        }
    }
}
