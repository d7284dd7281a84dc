// Pipelines and policies of Polly: what they are made with decides; one that is handed in is not known.
using System;
using System.Net.Http;
using System.Threading.Tasks;
using Polly;
using Polly.Registry;
using Polly.Retry;

class Retries {
  private readonly HttpClient http = new HttpClient();
  private readonly ResiliencePipeline standard = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();
  private readonly ResiliencePipeline many = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 7, Delay = TimeSpan.Zero }).Build();
  private readonly ResiliencePipeline endless = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue }).Build();
  private readonly ResiliencePipeline timed = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(3)).Build();
  private readonly ResiliencePipelineProvider<string> pipelines;

  public Retries(ResiliencePipelineProvider<string> pipelines) { this.pipelines = pipelines; }

  async Task Standard() => await standard.ExecuteAsync(async t => await http.GetAsync("http://a")); // answer: bound bounded 3
  async Task StandardPause() => await standard.ExecuteAsync(async t => await http.GetAsync("http://a")); // answer: backoff bounded 2s
  async Task Many() => await many.ExecuteAsync(async t => await http.GetAsync("http://a")); // answer: bound bounded 7
  async Task Timed() => await timed.ExecuteAsync(async t => await http.GetAsync("http://a")); // answer: bound unknown
  async Task Provided() => await pipelines.GetPipeline("a").ExecuteAsync(async t => await http.GetAsync("http://a")); // answer: bound unknown
  async Task Given(ResiliencePipeline p) => await p.ExecuteAsync(async t => await http.GetAsync("http://a")); // answer: bound inherited
  async Task Once() => await Policy.Handle<Exception>().RetryAsync().ExecuteAsync(() => http.GetAsync("http://a")); // answer: bound bounded 1
  async Task Five() => await Policy.Handle<Exception>().WaitAndRetryAsync(5, i => TimeSpan.FromSeconds(i)).ExecuteAsync(() => http.GetAsync("http://a")); // answer: bound bounded 5
  async Task Forever() => await Policy.Handle<Exception>().RetryForeverAsync().ExecuteAsync(() => http.GetAsync("http://a")); /* expect: retry-unbounded, retry-no-backoff */ // answer: bound unbounded
  async Task Unseen(IAsyncPolicy policy) => await policy.ExecuteAsync(() => http.GetAsync("http://a")); // answer: bound inherited
}
