using System.Net.Http;
using System.Threading.Tasks;
using Shop.Outside;

// Extensions are often put where those who call them look for them: what the library has there needs no import.
namespace Microsoft.Extensions.DependencyInjection;

public class Rates
{
    private readonly HttpClient http;

    public Rates(HttpClient http) { this.http = http; }

    public Task<string> Get() => http.GetStringAsync("https://rates.example/all"); // answer: deadline bounded 100s
}

public static class Registration
{
    public static IServiceCollection AddRates(this IServiceCollection services)
    {
        services.AddHttpClient<Rates>();
        return services;
    }
}
