// To a container a type with another argument is another type: the policy that waits is the one that is asked for.
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Polly;

static class Policies {
  public static void Add(IServiceCollection services) {
    services.AddSingleton<IAsyncPolicy<HttpResponseMessage>>(sp => Policy.Handle<HttpRequestException>().OrResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).RetryAsync(5));
    services.AddSingleton<IAsyncPolicy>(sp => Policy.Handle<HttpRequestException>().WaitAndRetryAsync(5, i => TimeSpan.FromSeconds(i)));
  }
}

class Feed(HttpClient http, IAsyncPolicy policy) {
  Task Ask() => policy.ExecuteAsync(() => http.GetAsync("http://feed"));
}
