using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

[ApiController]
[Route("rates")]
class RatesController : ControllerBase
{
    private static readonly SemaphoreSlim gate = new SemaphoreSlim(1, 1);
    private static readonly HttpClient http = new HttpClient(); // expect: deadline-partial-or-loose

    [HttpPost]
    public async Task<string> Post(CancellationToken token)
    {
        await gate.WaitAsync(token); // expect: lock-held-across-remote-call
        try
        {
            var answer = await http.PostAsync("https://rates.example/today", null); // expect: deadline-not-propagated
            return answer.ToString();
        }
        finally
        {
            gate.Release();
        }
    }
}
