using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using RabbitMQ.Client;

// Since 7 a channel is asked for confirmations when it is made.
public class Publisher
{
    private IChannel _channel;
    private IChannel _confirmed;

    public async Task Connect(ConnectionFactory factory)
    {
        var connection = await factory.CreateConnectionAsync();
        _channel = await connection.CreateChannelAsync();
        _confirmed = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
    }

    public async Task Publish(string text)
    {
        await _channel.BasicPublishAsync("orders", "placed", Encoding.UTF8.GetBytes(text)); // expect: msg-publish-unconfirmed
    }

    public async Task PublishSurely(string text)
    {
        await _confirmed.BasicPublishAsync("orders", "placed", Encoding.UTF8.GetBytes(text));
    }
}

[ApiController]
[Route("orders")]
public class OrdersController : ControllerBase
{
    private readonly Publisher _publisher;

    public OrdersController(Publisher publisher) { _publisher = publisher; }

    [HttpPost]
    public async Task<IActionResult> Place(string text)
    {
        await _publisher.Publish(text);
        await _publisher.PublishSurely(text);
        return Ok();
    }
}
