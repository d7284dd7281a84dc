// What the options of a context say of its store's own retries.
using System;
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Shop
{
    public class Goods : DbContext { }
    public class Bills : DbContext { }
    public class Users : DbContext { }
    public class Visits : DbContext { }

    public class Stock
    {
        private readonly Goods goods;
        private readonly Bills bills;
        private readonly Users users;
        private readonly Visits visits;

        public Stock(Goods goods, Bills bills, Users users, Visits visits)
        {
            this.goods = goods;
            this.bills = bills;
            this.users = users;
            this.visits = visits;
        }

        public Task SaveGoods() => goods.SaveChangesAsync(); // answer: attempts bounded 5
        public Task SaveBills() => bills.SaveChangesAsync(); // answer: attempts bounded 6
        public Task SaveUsers() => users.SaveChangesAsync(); // answer: attempts bounded 3
        public Task SaveVisits() => visits.SaveChangesAsync(); // answer: attempts unknown

        public async Task Together()
        {
            var strategy = goods.Database.CreateExecutionStrategy();
            await strategy.ExecuteAsync(async () => await goods.SaveChangesAsync()); // answer: bound bounded 5
        }
    }

    public static class Setup
    {
        // A step of one's own, as libraries of a system have them.
        public static IServiceCollection AddStore<TContext>(this IServiceCollection services, string connection) where TContext : DbContext
        {
            services.AddDbContext<TContext>((sp, options) =>
            {
                options.UseNpgsql(connection, sql =>
                {
                    sql.MigrationsAssembly("Shop");
                    sql.EnableRetryOnFailure(3, TimeSpan.FromSeconds(10), null);
                });
            });
            return services;
        }

        public static void Add(IServiceCollection services)
        {
            services.AddDbContext<Goods>((sp, options) => options.UseNpgsql("Host=goods", sql => sql.EnableRetryOnFailure(5, TimeSpan.FromSeconds(10), null)));
            services.AddDbContext<Bills>(options => { options.UseSqlServer("Server=bills", sql => sql.EnableRetryOnFailure()); });
            services.AddStore<Users>("Host=users");
            services.AddDbContext<Visits>(options => options.UseNpgsql("Host=visits"));
        }
    }
}
