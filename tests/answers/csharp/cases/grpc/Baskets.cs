// Stubs that a program writes from an interface file: no deadline unless the call has one.
using System;
using System.Threading;
using System.Threading.Tasks;
using Grpc.Core;
using Grpc.Net.Client;
using Shop.Baskets;

class Baskets {
  private readonly Basket.BasketClient client = new Basket.BasketClient(GrpcChannel.ForAddress("http://basket")); // expect: deadline-absent-grpc-client

  void Plain() { client.Get(new Request()); } // answer: deadline unbounded
  void Limited() { client.Get(new Request(), deadline: DateTime.UtcNow.AddSeconds(5)); } // answer: deadline bounded
  void ByPosition() { client.Get(new Request(), null, DateTime.UtcNow.AddSeconds(5)); } // answer: deadline bounded
  void ByOptions() { client.Get(new Request(), new CallOptions(deadline: DateTime.UtcNow.AddSeconds(5))); } // answer: deadline bounded
  async Task Passed(CancellationToken token) { await client.GetAsync(new Request(), cancellationToken: token); } // answer: deadline inherited
  async Task Known(ServerCallContext context) { await client.GetAsync(new Request(), cancellationToken: context.CancellationToken); } // answer: deadline inherited
  void Given(CallOptions options) { client.Get(new Request(), options); } // answer: deadline inherited
}
