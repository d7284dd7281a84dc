// What cannot be seen is never taken for absent: #if, reflection, delegates, helpers of libraries that nobody describes.
using System;
using System.Net.Http;
using System.Reflection;
using System.Threading.Tasks;
using Acme.Unseen;

class Unseen {
  private readonly HttpClient conditional = new HttpClient(new SocketsHttpHandler());
  private readonly HttpClient tuned = new HttpClient(), byDelegate = new HttpClient(), reflected = new HttpClient();
  private readonly Action<HttpClient> setUp;

  public Unseen(Action<HttpClient> setUp) {
    this.setUp = setUp;
#if LIMITED
    conditional.Timeout = TimeSpan.FromSeconds(3);
#endif
    Tuner.Tune(tuned);
    setUp(byDelegate);
    typeof(HttpClient).GetProperty("Timeout").SetValue(reflected, Config.Limit);
  }

  Task Conditional() => conditional.GetAsync("http://a"); // answer: deadline unknown
  Task Tuned() => tuned.GetAsync("http://a"); // answer: deadline unknown
  Task ByDelegate() => byDelegate.GetAsync("http://a"); // answer: deadline unknown
  Task Reflected() => reflected.GetAsync("http://a"); // answer: deadline unknown
  Task Activated() => ((HttpClient)Activator.CreateInstance(Type.GetType("Clients.Limited"))).GetAsync("http://a"); // answer: deadline unknown
  Task FromLibrary() => Clients.Make().GetAsync("http://a");
  Task WithOptions(TimeSpan limit) { var c = new HttpClient { Timeout = limit }; return c.GetAsync("http://a"); } // answer: deadline inherited
}
