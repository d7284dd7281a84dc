using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

public class Line
{
    public string Product { get; set; }
    public int Count { get; set; }
}

public class Cart
{
    public List<Line> Lines { get; set; } = new();
    public byte[] Bytes() => null;
    public static Cart Parse(byte[] bytes) => null;
}

[ApiController]
[Route("carts")]
public class Carts : ControllerBase
{
    private readonly NpgsqlDataSource source;
    private readonly IDistributedCache cache;

    public Carts(NpgsqlDataSource source, IDistributedCache cache)
    {
        this.source = source;
        this.cache = cache;
    }

    // In the text of a statement, which a lambda sends.
    [HttpPost("sql")]
    public async Task Add(int user, int more)
    {
        var count = 0;
        var read = source.CreateCommand($"SELECT count FROM carts WHERE id = {user}");
        await using (var reader = await read.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) count += reader.GetInt32(0);
        }
        var total = more + count;
        var text = $"INSERT INTO carts (id, count) VALUES ({user}, {total}) ON CONFLICT (id) DO UPDATE SET count = {total}";
        await using var write = source.CreateCommand(text);
        await Task.Run(() => { return write.ExecuteNonQueryAsync(); }); // expect: tx-lost-update
    }

    // Silent: of another table.
    [HttpPost("log")]
    public async Task Log(int user, int more)
    {
        var reader = await source.CreateCommand($"SELECT count FROM carts WHERE id = {user}").ExecuteReaderAsync();
        var total = more + reader.GetInt32(0);
        await source.CreateCommand($"UPDATE totals SET count = {total} WHERE id = {user}").ExecuteNonQueryAsync();
    }

    // Silent: the store does the sum.
    [HttpPost("store")]
    public async Task Sum(int user, int more)
    {
        await source.CreateCommand($"UPDATE carts SET count = count + {more} WHERE id = {user}").ExecuteNonQueryAsync();
    }

    // In what a cache keeps as bytes: the number is that of a part of it.
    [HttpPost("cache")]
    public async Task Keep(string user, string product, int more)
    {
        Cart cart;
        var value = await cache.GetAsync(user);
        if (value == null) cart = new Cart();
        else
        {
            cart = Cart.Parse(value);
            var line = cart.Lines.SingleOrDefault(l => l.Product == product);
            line.Count += more;
        }
        await cache.SetAsync(user, cart.Bytes()); // expect: tx-document-overwritten
        await cache.RefreshAsync(user); // of the same store, and writes nothing of it
    }

    // Silent: what was there is put in its place whole.
    [HttpPost("empty")]
    public async Task Empty(string user)
    {
        await cache.GetAsync(user);
        await cache.SetAsync(user, new Cart().Bytes());
    }
}

public static class Setup
{
    public static void Add(IServiceCollection services) => services.AddStackExchangeRedisCache(o => { o.Configuration = "redis:6379"; });
}
