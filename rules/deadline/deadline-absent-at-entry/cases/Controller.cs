using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

[Route("prices")]
public class PricesController : ControllerBase {
  private readonly HttpMessageInvoker invoker = new HttpMessageInvoker(new SocketsHttpHandler());
  private readonly HttpClient client = new HttpClient();

  [HttpGet] // expect: deadline-absent-at-entry
  public async Task<IActionResult> Get(CancellationToken token) {
    await invoker.SendAsync(new HttpRequestMessage(), token);
    return Ok();
  }

  // The client has a limit of its own, whatever token it gets.
  [HttpGet("limited")]
  public async Task<IActionResult> Limited(CancellationToken token) {
    await client.GetAsync("http://prices", token); // expect: deadline-partial-or-loose
    return Ok();
  }
}
