// A whole job that is started again is another matter than a call that is sent again.
using System;
using System.Net.Http;
using System.Threading.Tasks;
using Hangfire;

namespace Shop
{
    public class Sync
    {
        private readonly HttpClient http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };

        [AutomaticRetry(Attempts = 3)]
        public async Task Run()
        {
            var answer = await http.PostAsync("https://partner.example/orders", null);
            answer.EnsureSuccessStatusCode();
        }
    }
}
