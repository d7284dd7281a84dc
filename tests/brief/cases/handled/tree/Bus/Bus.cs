// The library of two services takes messages from a queue and hands them to the handlers of whoever runs it.
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Shop;

public record Event;
public interface IHandler { Task Handle(Event one); }
public interface IHandler<in T> : IHandler where T : Event
{
    Task Handle(T one);
    Task IHandler.Handle(Event one) => Handle((T)one);
}

public class Bus(IConnection connection, IServiceProvider services)
{
    public async Task Listen(string queue)
    {
        var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(queue: queue, durable: true, exclusive: false, autoDelete: false);
        await channel.BasicConsumeAsync(queue: queue, autoAck: false, consumer: new AsyncEventingBasicConsumer(channel));
    }

    // Whoever handles nothing gets nothing: its queue is bound to no event.
    public Task Start() => Listen("all");

    public async Task Received(IChannel channel, ulong tag, Event one, Type type)
    {
        foreach (var handler in services.GetKeyedServices<IHandler>(type)) await handler.Handle(one);
        await channel.BasicAckAsync(tag, multiple: false);
    }

    public async Task Tell(string key, ReadOnlyMemory<byte> body)
    {
        var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("shop", key, body);
    }
}
