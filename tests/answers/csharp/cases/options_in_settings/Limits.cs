// Options that settings fill: a limit that the repository's settings hold is one; a key that they lack is not known.
using System;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

public class PriceOptions { public int TimeoutSeconds { get; set; } public int Unset { get; set; } }

public static class Setup {
  public static void Add(IServiceCollection services, IConfiguration configuration) {
    services.Configure<PriceOptions>(configuration.GetSection("Prices"));
  }
}

public class Limits {
  private readonly HttpClient known, missing, direct, absent;

  public Limits(IOptions<PriceOptions> options, IConfiguration configuration) {
    known = new HttpClient { Timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds) };
    missing = new HttpClient { Timeout = TimeSpan.FromSeconds(options.Value.Unset) };
    direct = new HttpClient { Timeout = TimeSpan.FromSeconds(configuration.GetValue<int>("Prices:TimeoutSeconds")) };
    absent = new HttpClient { Timeout = TimeSpan.FromSeconds(configuration.GetValue<int>("Prices:Nowhere")) };
  }

  Task Known() => known.GetAsync("http://a"); // answer: deadline bounded 7s
  Task Missing() => missing.GetAsync("http://a"); // answer: deadline unknown
  Task Direct() => direct.GetAsync("http://a"); // answer: deadline bounded 7s
  Task Absent() => absent.GetAsync("http://a"); // answer: deadline unknown
}
