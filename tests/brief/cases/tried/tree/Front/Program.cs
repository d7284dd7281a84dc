// A client of the standard handler: its 30 s end the call with all four attempts.
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<StockClient>().AddStandardResilienceHandler();
var app = builder.Build();
app.MapControllers();
app.Run();

public class StockClient(HttpClient http)
{
    public Task Keep(string id) => http.PostAsync("http://stock/kept/" + id, null);
}

[ApiController]
public class OrdersController(StockClient stock) : ControllerBase
{
    [HttpPost("orders")]
    public async Task Order(string id)
    {
        await stock.Keep(id);
    }
}

// What it asks for is said by whoever calls it, and that is not seen: it may take a note, and deletes nothing.
public class Desk(HttpClient http)
{
    public Task Ask(string path) => http.PostAsync("http://stock/" + path, null);
}
