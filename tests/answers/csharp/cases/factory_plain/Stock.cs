using System;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Clients = Shop.Outside;

namespace Shop.Outside
{
    public interface IPrices { Task<string> Get(); }

    public class Prices : IPrices
    {
        private readonly HttpClient http;

        public Prices(HttpClient http) { this.http = http; }

        public Task<string> Get() => http.GetStringAsync("https://prices.example/all"); // answer: deadline bounded 100s
    }
}

namespace Shop
{
    public class Stock
    {
        private readonly IHttpClientFactory factory;

        public Stock(IHttpClientFactory factory) { this.factory = factory; }

        public async Task<string> Get()
        {
            var http = factory.CreateClient();
            http.BaseAddress = new Uri("https://stock.example/");
            return await http.GetStringAsync("items"); // answer: deadline bounded 100s
        }

        public async Task<string> Quick()
        {
            var http = factory.CreateClient();
            http.Timeout = TimeSpan.FromSeconds(5);
            return await http.GetStringAsync("https://stock.example/items"); // answer: deadline bounded 5s
        }
    }

    public static class Setup
    {
        public static void Add(IServiceCollection services)
        {
            services.AddHttpClient();
            services.AddHttpClient<Clients.IPrices, Clients.Prices>();
        }
    }
}
