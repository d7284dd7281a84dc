// One stub under two names: whole where an alias names it, short where its namespace is opened. What is handed over says nothing of a limit,
// however it is written; the handlers of the factory do.
using System;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Shop.Api.Grpc;
using Stub = Shop.Api.Grpc.Basket.BasketClient;

namespace Shop
{
    public class Baskets(Stub client)
    {
        public async Task Get() => await client.GetAsync(new ()); // answer: deadline bounded 30s

        public async Task Delete() => await client.DeleteAsync(new DeleteRequest()); // answer: deadline bounded 30s

        public async Task Put()
        {
            var payload = new PutRequest();
            await client.PutAsync(payload); // answer: attempts bounded 3
        }
    }

    public static class Setup
    {
        public static void Add(IServiceCollection services)
        {
            services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());
            services.AddGrpcClient<Basket.BasketClient>(o => o.Address = new Uri("http://basket"));
        }
    }
}
