using System;
using System.Net.Http;
using System.Threading.Tasks;

public class Prices
{
    private readonly HttpClient client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };

    private async Task<string> NewToken() => await client.GetStringAsync("http://server/token");

    // Another call comes first, and ends the loop when it fails.
    private async Task<T> WithToken<T>(Func<Task<T>> operation)
    {
        const int most = 3;
        var attempts = 0;
        while (attempts <= most)
        {
            try
            {
                return await operation();
            }
            catch (UnauthorizedAccessException) when (attempts < most)
            {
                attempts++;
                await NewToken();
            }
        }
        throw new UnauthorizedAccessException("no token");
    }

    public Task<string> Today() => WithToken(() => client.GetStringAsync("http://server/prices"));

    private async Task<T> AtOnce<T>(Func<Task<T>> operation)
    {
        const int most = 3;
        var attempts = 0;
        while (attempts <= most) // expect: retry-no-backoff
        {
            try
            {
                return await operation();
            }
            catch (UnauthorizedAccessException) when (attempts < most)
            {
                attempts++;
            }
        }
        throw new UnauthorizedAccessException("no token");
    }

    public Task<string> Tomorrow() => AtOnce(() => client.GetStringAsync("http://server/prices"));
}
