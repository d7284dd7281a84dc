using System.Threading;
using System.Threading.Tasks;
using Mediator;
using Shop.Clients;

namespace Shop.Commands;

public record Reserve(long Id) : ICommand<string?>;

public class ReserveHandler(IStockClient stock) : ICommandHandler<Reserve, string?>
{
    public async ValueTask<string?> Handle(Reserve command, CancellationToken token) => await stock.GetAsync(command.Id, token);
}

public record Quote(long Id) : ICommand<string?>;

public class QuoteHandler(IPriceClient prices) : ICommandHandler<Quote, string?>
{
    public async ValueTask<string?> Handle(Quote command, CancellationToken token) => await prices.GetAsync(command.Id, token);
}
