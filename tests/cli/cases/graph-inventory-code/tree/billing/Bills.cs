using MassTransit;

namespace Billing;

public class Bills : IConsumer<OrderPlaced>
{
    public async Task Consume(ConsumeContext<OrderPlaced> context) { }
}
