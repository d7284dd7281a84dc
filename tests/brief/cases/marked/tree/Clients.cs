using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Shop.Clients;

public interface IClientBase
{
    Task<string?> GetAsync(long id, CancellationToken token);
}

// They only give it names, by which they are told apart.
public interface IStockClient : IClientBase;

public interface IPriceClient : IClientBase;

public class StockClient(HttpClient http) : IStockClient
{
    public async Task<string?> GetAsync(long id, CancellationToken token) => await http.GetStringAsync($"https://stock.example/goods/{id}", token);
}

public class PriceClient(HttpClient http) : IPriceClient
{
    public async Task<string?> GetAsync(long id, CancellationToken token) => await http.GetStringAsync($"https://prices.example/goods/{id}", token);
}
