using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Shop;

public interface ICarts { Task Add(string user); Task Clear(string user); }

public class RedisCarts : ICarts {
  private readonly IDistributedCache _cache;
  public RedisCarts(IDistributedCache cache) { _cache = cache; }
  public async Task Add(string user) {
    var had = await _cache.GetAsync(user);
    await _cache.SetAsync(user, had);
  }
  public async Task Clear(string user) { await _cache.RemoveAsync(user); }
}

public class SqlCarts : ICarts {
  public async Task Add(string user) {
    await using var source = NpgsqlDataSource.Create("Host=carts");
    await using var cmd = source.CreateCommand("insert into carts values ($1)");
    await cmd.ExecuteNonQueryAsync();
  }
  public async Task Clear(string user) {
    await using var source = NpgsqlDataSource.Create("Host=carts");
    await using var cmd = source.CreateCommand("delete from carts where owner = $1");
    await cmd.ExecuteNonQueryAsync();
  }
}

// One stands in front of the other: both wait.
public interface IPrices { Task<byte[]> Price(string sku); }

public class KeptPrices : IPrices {
  private readonly IDistributedCache _cache;
  private readonly IPrices _behind;
  public KeptPrices(IDistributedCache cache, IPrices behind) { _cache = cache; _behind = behind; }
  public async Task<byte[]> Price(string sku) { return await _cache.GetAsync(sku) ?? await _behind.Price(sku); }
}

public class SqlPrices : IPrices {
  public async Task<byte[]> Price(string sku) {
    await using var source = NpgsqlDataSource.Create("Host=prices");
    await using var cmd = source.CreateCommand("select price from prices where sku = $1");
    return (byte[])await cmd.ExecuteScalarAsync();
  }
}

// All of a list are asked, one after another.
public interface ICheck { Task Check(string user); }

public class CacheCheck : ICheck {
  private readonly IDistributedCache _cache;
  public CacheCheck(IDistributedCache cache) { _cache = cache; }
  public async Task Check(string user) { await _cache.GetAsync(user); }
}

public class SqlCheck : ICheck {
  public async Task Check(string user) {
    await using var source = NpgsqlDataSource.Create("Host=checks");
    await using var cmd = source.CreateCommand("select 1");
    await cmd.ExecuteNonQueryAsync();
  }
}

public class Startup {
  public IConfiguration Configuration { get; }
  public Startup(IConfiguration configuration) { Configuration = configuration; }
  public void ConfigureServices(IServiceCollection services) {
    services.AddStackExchangeRedisCache(options => { options.Configuration = Configuration["REDIS_ADDR"]; });
    if (Configuration["REDIS_ADDR"] != null) services.AddSingleton<ICarts, RedisCarts>();
    else services.AddSingleton<ICarts, SqlCarts>();
    services.AddSingleton<ICheck, CacheCheck>();
    services.AddSingleton<ICheck, SqlCheck>();
  }
}

public static class Program {
  public static void Main(string[] args) {
    var app = WebApplication.Create(args);
    app.MapPut("/carts/{user}", async (string user, ICarts carts) => {
      await carts.Clear(user);
      await carts.Add(user);
    });
    app.MapGet("/prices/{sku}", async (string sku, IPrices prices) => await prices.Price(sku));
    app.MapPost("/checks/{user}", async (string user, IEnumerable<ICheck> checks) => {
      foreach (var check in checks) await check.Check(user);
    });
    app.Run();
  }
}
