using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

class T5Bounds
{
    private readonly HttpClient client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
    private volatile bool stopped;

    async Task<HttpResponseMessage> Elapsed()
    {
        var end = DateTime.UtcNow.AddMinutes(1);
        while (true)
        {
            try { return await client.GetAsync("http://prices"); }
            catch (HttpRequestException)
            {
                if (DateTime.UtcNow > end) throw; // expect: time-wallclock-duration
                await Task.Delay(Random.Shared.Next(1000));
            }
        }
    }

    async Task<HttpResponseMessage> Cancelled(CancellationToken token)
    {
        while (true)
        {
            token.ThrowIfCancellationRequested();
            try { return await client.GetAsync("http://prices", token); }
            catch (HttpRequestException) { await Task.Delay(Random.Shared.Next(1000), token); }
        }
    }

    async Task Flag()
    {
        while (!stopped)
        {
            try { await client.GetAsync("http://prices"); return; }
            catch (HttpRequestException) { await Task.Delay(Random.Shared.Next(1000)); }
        }
    }
}
