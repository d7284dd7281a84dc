using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

class Reports {
  private static readonly HttpClient endless = new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; // expect: deadline-infinite-explicit
  private static readonly HttpClient plain = new HttpClient();

  Task Endless() => endless.GetAsync("http://reports");
  Task Plain() => plain.GetAsync("http://reports");

  async Task Cut() {
    using var source = new CancellationTokenSource(TimeSpan.FromSeconds(5));
    await new HttpClient { Timeout = Timeout.InfiniteTimeSpan }.GetAsync("http://reports", source.Token); // alarm: deadline-infinite-explicit  the token ends the only call of this client
  }
}
