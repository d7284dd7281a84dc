using System.Threading;
using Confluent.Kafka;
using Microsoft.EntityFrameworkCore;

public class Purchase
{
    public string Id { get; set; }
}

public class Ledger : DbContext
{
    public DbSet<Purchase> Purchases { get; set; }
}

// Noted as done when it is handed out; a clock tells the broker.
public class ByTheClock
{
    private readonly IConsumer<string, string> consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = "ledger", BootstrapServers = "kafka:9092" }).Build();

    public void Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            using var ledger = new Ledger();
            ledger.Purchases.Add(new Purchase { Id = result.Message.Value });
            ledger.SaveChanges(); // expect: msg-ack-before-process
        }
    }
}
