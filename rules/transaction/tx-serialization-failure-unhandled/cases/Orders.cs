using System.Data;
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Shop
{
    public class OrdersContext : DbContext
    {
        public DbSet<Order> Orders { get; set; }
    }

    public class Order
    {
        public int Id { get; set; }
    }

    public class Mover
    {
        private readonly OrdersContext context;

        public Mover(OrdersContext context)
        {
            this.context = context;
        }

        public async Task Move(Order order)
        {
            using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable); // expect: tx-serialization-failure-unhandled
            context.Orders.Add(order);
            await context.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        public async Task Default(Order order)
        {
            using var transaction = await context.Database.BeginTransactionAsync();
            context.Orders.Add(order);
            await context.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }

    public class Raw
    {
        public void Move(NpgsqlConnection connection)
        {
            using var transaction = connection.BeginTransaction(IsolationLevel.Serializable); // expect: tx-serialization-failure-unhandled
            using var command = new NpgsqlCommand("UPDATE accounts SET points = points + 1", connection) { CommandTimeout = 2 };
            command.ExecuteNonQuery();
            transaction.Commit();
        }
    }
}
