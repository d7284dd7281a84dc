using Confluent.Kafka;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHostedService<Ledger>();
builder.Build().Run();

public class Ledger : BackgroundService
{
    private readonly IConsumer<string, string> _consumer;
    private readonly HttpClient _books = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };

    public Ledger()
    {
        _consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = "ledger", BootstrapServers = "kafka:9092" }).Build();
        _consumer.Subscribe("seen");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var read = _consumer.Consume(stoppingToken);
            await _books.GetAsync("https://books.example.com/" + read.Message.Value, stoppingToken);
        }
    }
}
