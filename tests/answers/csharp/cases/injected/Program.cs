// What the container hands out: typed and named clients, with what their builders say; several implementations of an interface.
using System;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;

public interface IStock { Task Ask(); }
public interface ISource { HttpClient Client { get; } }
public class Slow : ISource { public HttpClient Client => new HttpClient { Timeout = System.Threading.Timeout.InfiniteTimeSpan }; } // miss: deadline-infinite-explicit  which implementation a call goes through is not seen
public class Fast : ISource { public HttpClient Client => new HttpClient { Timeout = TimeSpan.FromSeconds(1) }; }

public class Stock : IStock {
  private readonly HttpClient http;
  public Stock(HttpClient http) { this.http = http; }
  public Task Ask() => http.GetAsync("http://stock"); // answer: deadline bounded 5s
}

public class Standard {
  private readonly HttpClient http;
  public Standard(HttpClient http) { this.http = http; }
  public Task Ask() => http.GetAsync("http://standard"); // answer: deadline bounded 30s
}

public class Named {
  private readonly IHttpClientFactory factory;
  public Named(IHttpClientFactory factory) { this.factory = factory; }
  public Task Ask() => factory.CreateClient("quick").GetAsync("http://named"); // answer: deadline bounded 2s
  public Task Unnamed(string name) => factory.CreateClient(name).GetAsync("http://named"); // answer: deadline unknown
}

public class Several {
  private readonly ISource source;
  public Several(ISource source) { this.source = source; }
  public Task Ask() => source.Client.GetAsync("http://several"); // answer: deadline unknown
}

public static class Setup {
  public static void Add(IServiceCollection services) {
    services.AddHttpClient<IStock, Stock>(c => c.Timeout = TimeSpan.FromSeconds(5));
    services.AddHttpClient<Standard>().AddStandardResilienceHandler();
    services.AddHttpClient("quick").ConfigureHttpClient(c => { c.Timeout = TimeSpan.FromSeconds(2); });
  }
}
