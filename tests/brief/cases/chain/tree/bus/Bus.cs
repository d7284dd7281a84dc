using RabbitMQ.Client;

namespace Shop.Bus
{
    public class Bus
    {
        private readonly IConnection _connection;

        public async Task Listen(string queue)
        {
            var channel = await _connection.CreateChannelAsync();
            await channel.QueueDeclareAsync(queue: queue, durable: true, exclusive: false, autoDelete: false);
            await channel.BasicConsumeAsync(queue: queue, autoAck: false, consumer: new AsyncEventingBasicConsumer(channel));
        }

        public async Task Publish(string key, byte[] body)
        {
            using var channel = await _connection.CreateChannelAsync();
            await channel.BasicPublishAsync(exchange: "shop_events", routingKey: key, mandatory: true, basicProperties: new BasicProperties(), body: body);
        }
    }
}
