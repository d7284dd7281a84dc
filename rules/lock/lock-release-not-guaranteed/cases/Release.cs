using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

class Tokens
{
    private readonly SemaphoreSlim gate = new SemaphoreSlim(1, 1);
    private readonly HttpClient http = new HttpClient();

    public async Task<string> Refresh()
    {
        await gate.WaitAsync(); // expect: lock-release-not-guaranteed
        var token = await http.GetStringAsync("https://id.example/token");
        gate.Release();
        return token;
    }

    public async Task<string> RefreshSafely()
    {
        await gate.WaitAsync();
        try
        {
            return await http.GetStringAsync("https://id.example/token");
        }
        finally
        {
            gate.Release();
        }
    }
}
