using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

public class Waiting
{
    private readonly HttpClient client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };

    private async Task Connect() => await client.GetStringAsync("http://server/token");

    // A failure ends it, unless the connection can be made anew.
    public async Task WaitFor(string job)
    {
        var retry = true;
        while (retry)
        {
            try
            {
                await client.GetStringAsync("http://server/" + job);
                return;
            }
            catch (Exception)
            {
                retry = false;
                try
                {
                    await Connect();
                    retry = true;
                }
                catch (Exception)
                {
                }
                if (!retry)
                    throw;
            }
        }
    }

    // Only success ends this one.
    public async Task WaitOn(string job)
    {
        var done = false;
        while (!done) // expect: retry-unbounded, retry-no-jitter
        {
            try
            {
                await client.GetStringAsync("http://server/" + job);
                done = true;
            }
            catch (Exception)
            {
                done = false;
                await Task.Delay(1000);
            }
        }
    }
}
