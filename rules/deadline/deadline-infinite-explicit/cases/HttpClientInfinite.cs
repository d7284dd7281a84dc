using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

class Reports {
  private static readonly HttpClient endless = new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; // expect: deadline-infinite-explicit
  private static readonly HttpClient plain = new HttpClient();

  Task Endless() => endless.GetAsync("http://reports");
  Task Plain() => plain.GetAsync("http://reports");

  // Who is handed the client gives each call a token that ends it.
  HttpClient Made() => new HttpClient { Timeout = Timeout.InfiniteTimeSpan };

  async Task CutThrough(CancellationToken token) {
    using var source = CancellationTokenSource.CreateLinkedTokenSource(token);
    source.CancelAfter(TimeSpan.FromSeconds(5));
    await Made().GetAsync("http://reports", source.Token);
  }

  async Task Cut() {
    using var source = new CancellationTokenSource(TimeSpan.FromSeconds(5));
    await new HttpClient { Timeout = Timeout.InfiniteTimeSpan }.GetAsync("http://reports", source.Token); // the token ends the only call of this client
  }
}
