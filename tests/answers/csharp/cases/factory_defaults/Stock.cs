// What is said for all clients is not followed, so that nothing is said of one.
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
            return await http.GetStringAsync("https://stock.example/items"); // answer: deadline unknown
        }
    }

    public static class Setup
    {
        public static void Add(IServiceCollection services)
        {
            services.ConfigureHttpClientDefaults(all => all.ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(3)));
        }
    }
}
