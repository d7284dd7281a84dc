// A list of pauses says how often and how long: it is neither without end nor without a pause.
using System;
using System.Net.Http;
using System.Threading.Tasks;
using Polly;

namespace Shop
{
    public class Lists
    {
        public async Task Run(HttpClient http)
        {
            var policy = Policy.Handle<Exception>().WaitAndRetryAsync(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2) });
            await policy.ExecuteAsync(() => http.GetStringAsync("https://stock.example/items")); // answer: bound bounded
        }

        public async Task Counted(HttpClient http)
        {
            var policy = Policy.Handle<Exception>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));
            await policy.ExecuteAsync(() => http.GetStringAsync("https://stock.example/items")); // answer: bound bounded 3
        }
    }
}
