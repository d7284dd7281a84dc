using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

// Limits that nobody hands to the call.
class Unreached {
  static readonly HttpClient client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; // expect: deadline-infinite-explicit

  async Task TokenIsNotPassed(string url) {
    using var source = new CancellationTokenSource(TimeSpan.FromSeconds(5));
    await client.GetAsync(url); // answer: deadline unbounded
  }

  async Task TokenIsPassed(string url) {
    using var source = new CancellationTokenSource(TimeSpan.FromSeconds(5));
    await client.GetAsync(url, source.Token); // answer: deadline bounded 5s
  }

  async Task OnlyTheWaitingEnds(string url) { await client.GetAsync(url).WaitAsync(TimeSpan.FromSeconds(5)); } // expect: deadline-not-enforced
}
