using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

[ApiController]
public class PricesController : ControllerBase
{
    private static readonly HttpClient client = new HttpClient { Timeout = System.TimeSpan.FromSeconds(1) };
    private readonly SemaphoreSlim few = new SemaphoreSlim(8);

    [HttpPost("/all")]
    public async Task<HttpResponseMessage[]> All(List<int> ids)
    {
        return await Task.WhenAll(ids.Select(id => client.GetAsync($"https://prices.example/items/{id}"))); // expect: load-unbounded-fanout
    }

    [HttpPost("/few")]
    public async Task<HttpResponseMessage[]> Few(List<int> ids)
    {
        return await Task.WhenAll(ids.Select(async id =>
        {
            await few.WaitAsync();
            var slot = true;
            return await client.GetAsync($"https://prices.example/items/{id}");
        }));
    }
}
