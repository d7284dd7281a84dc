using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Example.Platform;

namespace Shop {
// Clients and limits that somebody else touches: what that does cannot be known.
class MadeElsewhere {
  readonly Action<HttpClient> tune;
  readonly Dictionary<string, HttpClient> byName = new();

  MadeElsewhere(Action<HttpClient> tune) { this.tune = tune; }

  Task ConfiguredByALibrary(string url) {
    var client = new HttpClient();
    Clients.Configure(client);
    return client.GetAsync(url); // answer: deadline unknown
  }

  Task LimitOfALibrary(string url) {
    var client = new HttpClient { Timeout = Limits.Http };
    return client.GetAsync(url); // answer: deadline unknown
  }

  Task LimitOfTheEnvironment(string url) {
    var client = new HttpClient { Timeout = TimeSpan.Parse(Environment.GetEnvironmentVariable("TIMEOUT")) };
    return client.GetAsync(url); // answer: deadline unknown
  }

  Task TunedByAHook(string url) {
    var client = new HttpClient();
    tune(client);
    return client.GetAsync(url); // answer: deadline unknown
  }

  Task OutOfARegister(string name, string url) => byName[name].GetAsync(url); // answer: deadline unknown

  Task OutOfAFunction(Func<HttpClient> make, string url) => make().GetAsync(url); // answer: deadline unknown

  Task EndlessAndHandedOut(string url) {
    var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
    Clients.Configure(client);
    return client.GetAsync(url); // answer: deadline unknown
  }

  Task LimitOfACaller(TimeSpan? limit, string url) {
    var client = new HttpClient { Timeout = limit ?? Limits.Http };
    return client.GetAsync(url); // answer: deadline unknown
  }

  Task TokenOfALibrary(string url) {
    var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
    return client.GetAsync(url, Clients.Stopping()); // answer: deadline unknown
  }

  Task TokenOfACaller(string url, CancellationToken token) {
    var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
    return client.GetAsync(url, token); // answer: deadline inherited
  }

  Task OnlyOneOfTwoHasAToken(string url, CancellationToken token) {
    var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; // expect: deadline-infinite-explicit
    client.GetAsync(url, token); // answer: deadline inherited
    return client.GetAsync(url); // answer: deadline unbounded
  }

  Task SetWhereNobodySees(string url, string name, object value) {
    var client = new HttpClient();
    typeof(HttpClient).GetProperty(name).SetValue(client, value);
    return client.GetAsync(url); // answer: deadline unknown
  }
}
}
