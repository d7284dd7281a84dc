using System;
using System.Net.Http;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

class Feed {
  private readonly HttpClient http = new HttpClient();
  private readonly IAsyncPolicy forever = Policy.Handle<Exception>().WaitAndRetryForeverAsync(i => TimeSpan.FromSeconds(i)); // expect: retry-unbounded
  private readonly IAsyncPolicy few = Policy.Handle<Exception>().WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));
  private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();

  Task Forever() => forever.ExecuteAsync(() => http.GetAsync("http://feed"));
  Task Few() => few.ExecuteAsync(() => http.GetAsync("http://feed"));
  async Task Pipeline() => await pipeline.ExecuteAsync(async t => await http.GetAsync("http://feed"));

  async Task Loop() {
    while (true) { // expect: retry-unbounded, retry-no-jitter
      try { await http.GetAsync("http://feed"); return; }
      catch (HttpRequestException) { await Task.Delay(1000); }
    }
  }

  async Task Counted() {
    for (var i = 0; i < 3; i++) {
      try { await http.GetAsync("http://feed"); return; }
      catch (HttpRequestException) { await Task.Delay(1000); }
    }
  }
}
