// A client of the standard handler: its 30 s end the call with all four attempts.
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<StockClient>().AddStandardResilienceHandler();
builder.Services.AddHttpClient<SpareClient>().AddStandardResilienceHandler();
var app = builder.Build();
app.MapControllers();
// More than are told one by one.
app.MapPost("/again/1", (SpareClient spare) => spare.Keep("1"));
app.MapPost("/again/2", (SpareClient spare) => spare.Keep("2"));
app.MapPost("/again/3", (SpareClient spare) => spare.Keep("3"));
app.MapPost("/again/4", (SpareClient spare) => spare.Keep("4"));
app.MapPost("/again/5", (SpareClient spare) => spare.Keep("5"));
app.MapPost("/again/6", (SpareClient spare) => spare.Keep("6"));
app.Run();

public class StockClient(HttpClient http)
{
    public Task Keep(string id) => http.PostAsync("http://stock/kept/" + id, null);
}

public class SpareClient(HttpClient http)
{
    public Task Keep(string id) => http.PostAsync("http://spare/kept/" + id, null);
}

[ApiController]
public class OrdersController(StockClient stock) : ControllerBase
{
    [HttpPost("orders")]
    public async Task Order(string id)
    {
        await stock.Keep(id);
    }

    // Each of them is tried four times.
    [HttpPost("orders/all")]
    public async Task OrderAll(List<string> ids)
    {
        foreach (var id in ids) await stock.Keep(id);
    }

    [HttpPost("orders/once")]
    public Task OrderAtOnce(List<string> ids) => Task.WhenAll(ids.Select(id => stock.Keep(id)));
}

// What it asks for is said by whoever calls it, and that is not seen: it may take a note, and deletes nothing.
public class Desk(HttpClient http)
{
    public Task Ask(string path) => http.PostAsync("http://stock/" + path, null);
}
