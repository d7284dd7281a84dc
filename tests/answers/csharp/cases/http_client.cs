// HttpClient: 100 s unless its Timeout says otherwise; a token may end it before.
using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

class Prices {
  private static readonly HttpClient plain = new HttpClient();
  private static readonly HttpClient quick = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
  private static readonly HttpClient endless = new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; // expect: deadline-infinite-explicit
  private readonly HttpClient given;

  public Prices(HttpClient given) { this.given = given; }

  Task Plain() => plain.GetAsync("http://prices/a"); // answer: deadline bounded 100s
  Task Quick() => quick.GetAsync("http://prices/a"); // answer: deadline bounded 2s
  Task Endless() => endless.GetAsync("http://prices/a"); // answer: deadline unbounded
  Task Given() => given.GetAsync("http://prices/a"); // answer: deadline inherited
  Task Other(HttpClient client) => client.GetAsync("http://prices/a"); // answer: deadline inherited

  async Task Later() {
    var client = new HttpClient();
    client.Timeout = TimeSpan.FromMilliseconds(1500);
    await client.PostAsync("http://prices/a", null); // answer: deadline bounded 1500ms
  }

  async Task Cut() {
    using var source = new CancellationTokenSource(TimeSpan.FromSeconds(3));
    await endless.GetAsync("http://prices/a", source.Token); // answer: deadline bounded 3s
  }

  async Task Linked(CancellationToken caller) {
    await endless.GetAsync("http://prices/a", caller); // answer: deadline inherited
    using var linked = CancellationTokenSource.CreateLinkedTokenSource(caller);
    linked.CancelAfter(TimeSpan.FromSeconds(4));
    await endless.GetAsync("http://prices/a", linked.Token); // answer: deadline bounded 4s
  }
}
