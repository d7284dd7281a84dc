// Stubs that a factory makes: those of a registration, and those of a channel that somebody else made.
using System;
using System.Threading.Tasks;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Shop.Prices;

static class Startup {
  static void Configure(IServiceCollection services) {
    services.AddGrpcClient<Price.PriceClient>(o => o.Address = new Uri("http://prices")); // expect: deadline-absent-grpc-client
    services.AddGrpcClient<Tax.TaxClient>(o => o.Address = new Uri("http://taxes")).EnableCallContextPropagation();
  }
}

class Quotes {
  private readonly Price.PriceClient prices;
  private readonly Tax.TaxClient taxes;

  Quotes(Price.PriceClient prices, Tax.TaxClient taxes) {
    this.prices = prices;
    this.taxes = taxes;
  }

  async Task<decimal> PriceOf(string item) => (await prices.GetAsync(new Item(item))).Amount; // answer: deadline unbounded
  async Task<decimal> TaxOf(string item) => (await taxes.GetAsync(new Item(item))).Amount; // answer: deadline bounded
  async Task<decimal> ByChannel(ChannelBase channel) => (await new Price.PriceClient(channel).GetAsync(new Item("a"))).Amount; // expect: deadline-absent-grpc-client
}
