using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

class Sender {
  // A handler without a client around it has no Timeout.
  private readonly HttpMessageInvoker invoker = new HttpMessageInvoker(new SocketsHttpHandler()); // expect: deadline-absent-http-client
  private readonly HttpClient client = new HttpClient();

  Task Send(HttpRequestMessage request) => invoker.SendAsync(request, CancellationToken.None);
  Task SendWithDefault(HttpRequestMessage request) => client.SendAsync(request);
}
