using System;
using System.Net.Http;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

class Feed {
  private readonly HttpClient http = new HttpClient();
  private readonly IAsyncPolicy at_once = Policy.Handle<Exception>().RetryAsync(5); // expect: retry-no-backoff
  private readonly IAsyncPolicy waits = Policy.Handle<Exception>().WaitAndRetryAsync(5, i => TimeSpan.FromSeconds(i));
  private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 5 }).Build();

  Task AtOnce() => at_once.ExecuteAsync(() => http.GetAsync("http://feed"));
  Task Waits() => waits.ExecuteAsync(() => http.GetAsync("http://feed"));
  async Task Pipeline() => await pipeline.ExecuteAsync(async t => await http.GetAsync("http://feed"));
}
