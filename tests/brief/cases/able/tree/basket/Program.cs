using System.Text.Json;
using Microsoft.Extensions.Caching.Distributed;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddStackExchangeRedisCache(options => options.Configuration = "basket-redis");
var app = builder.Build();

// Bytes under a key: neither a part nor a condition can be told to it.
app.MapPost("/basket/{id}/{item}", async (string id, string item, IDistributedCache cache) =>
{
    var text = await cache.GetStringAsync(id);
    var basket = JsonSerializer.Deserialize<Basket>(text);
    basket.Items.Add(item);
    await cache.SetStringAsync(id, JsonSerializer.Serialize(basket));
});
app.Run();

class Basket { public List<string> Items { get; set; } = new(); }
