using RabbitMQ.Client;

namespace Shop;

public class Bus(IChannel channel)
{
    public async Task Tell(string key, ReadOnlyMemory<byte> body)
    {
        await channel.BasicPublishAsync("shop", key, body);
    }
}
