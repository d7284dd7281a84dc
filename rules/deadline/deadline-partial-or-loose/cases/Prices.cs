using System;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

[ApiController]
[Route("prices")]
public class PricesController : ControllerBase
{
    private static readonly HttpClient Loose = new HttpClient(); // expect: deadline-partial-or-loose
    private static readonly HttpClient Limited = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };

    [HttpGet("loose")]
    public async Task<string> Get() => await Loose.GetStringAsync("http://prices/today");

    [HttpGet("limited")]
    public async Task<string> GetLimited() => await Limited.GetStringAsync("http://prices/today");
}
