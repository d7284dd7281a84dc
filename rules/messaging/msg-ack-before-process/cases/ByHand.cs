using System.Threading;
using Confluent.Kafka;
using Microsoft.EntityFrameworkCore;

public class Entry
{
    public string Id { get; set; }
}

public class Book : DbContext
{
    public DbSet<Entry> Entries { get; set; }
}

// It says itself which message is done.
public class ByHand
{
    private readonly IConsumer<string, string> consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = "ledger", BootstrapServers = "kafka:9092", EnableAutoOffsetStore = false }).Build();

    public void Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var result = consumer.Consume(token);
            using var book = new Book();
            book.Entries.Add(new Entry { Id = result.Message.Value });
            book.SaveChanges();
            consumer.StoreOffset(result);
        }
    }
}
