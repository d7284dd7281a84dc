using System;
using System.Threading.Tasks;
using Polly;
using Stripe;

class Payments {
  private readonly ChargeService charges = new ChargeService();
  private readonly IAsyncPolicy retry = Policy.Handle<Exception>().WaitAndRetryAsync(3, i => TimeSpan.FromSeconds(i));

  Task Pay(ChargeCreateOptions options) =>
    retry.ExecuteAsync(() => charges.CreateAsync(options, new RequestOptions { IdempotencyKey = Guid.NewGuid().ToString() })); // expect: idem-key-regenerated-per-attempt

  async Task PayOnce(ChargeCreateOptions options) {
    var key = Guid.NewGuid().ToString();
    await retry.ExecuteAsync(() => charges.CreateAsync(options, new RequestOptions { IdempotencyKey = key }));
  }
}
