using System.Threading.Tasks;
using Confluent.Kafka;
using MassTransit;

namespace Shop
{
    public class Orders
    {
        private readonly IPublishEndpoint bus;

        public Orders(IPublishEndpoint bus)
        {
            this.bus = bus;
        }

        public void Forgotten(string order)
        {
            bus.Publish(new { Id = order }); // expect: msg-publish-unconfirmed
        }

        public async Task Waited(string order)
        {
            await bus.Publish(new { Id = order });
        }

        public Task HandedOn(string order)
        {
            return bus.Publish(new { Id = order });
        }

        public void Told(IProducer<string, string> producer, string order)
        {
            producer.Produce("orders", new Message<string, string> { Key = order, Value = order }, report => System.Console.WriteLine(report.Error));
        }

        public void Untold(IProducer<string, string> producer, string order)
        {
            producer.Produce("orders", new Message<string, string> { Key = order, Value = order }); // expect: msg-publish-unconfirmed
        }
    }
}
