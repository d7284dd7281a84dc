// What is said for all clients of the factory holds for those that say nothing themselves, and not for one that is made by hand.
using System;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Shop
{
    public class Stock
    {
        private readonly IHttpClientFactory factory;

        public Stock(IHttpClientFactory factory) { this.factory = factory; }

        public async Task<string> Get()
        {
            var http = factory.CreateClient();
            return await http.GetStringAsync("https://stock.example/items"); // answer: deadline bounded 3s
        }
    }

    public class Typed
    {
        private readonly HttpClient http;

        public Typed(HttpClient http) { this.http = http; }

        public Task<string> Get() => http.GetStringAsync("https://stock.example/items"); // answer: deadline bounded 3s

        public Task<string> Alone() => new HttpClient().GetStringAsync("https://stock.example/items"); // answer: deadline bounded 100s
    }

    public static class Setup
    {
        public static void Add(IServiceCollection services)
        {
            services.AddHttpClient<Typed>();
            services.ConfigureHttpClientDefaults(all => all.ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(3)));
        }
    }
}
