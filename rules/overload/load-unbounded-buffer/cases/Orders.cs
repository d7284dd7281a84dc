using System.Net.Http;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

[ApiController]
public class OrdersController : ControllerBase
{
    private static readonly HttpClient client = new HttpClient { Timeout = System.TimeSpan.FromSeconds(1) };
    private static readonly Channel<string> any = Channel.CreateUnbounded<string>(); // expect: load-unbounded-buffer
    private static readonly Channel<string> some = Channel.CreateBounded<string>(100);

    [HttpPost("/orders")]
    public async Task Order(string order)
    {
        await any.Writer.WriteAsync(order);
        await some.Writer.WriteAsync(order);
    }

    public async Task Work()
    {
        while (true)
        {
            var order = await any.Reader.ReadAsync();
            await client.GetAsync($"https://mail.example/send/{order}");
        }
    }

    public async Task WorkSome()
    {
        while (true)
        {
            var order = await some.Reader.ReadAsync();
            await client.GetAsync($"https://mail.example/send/{order}");
        }
    }
}
