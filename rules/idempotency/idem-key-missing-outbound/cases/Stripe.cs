using System.Threading.Tasks;
using Stripe;

class Payments {
  private readonly ChargeService charges = new ChargeService();

  Task Pay(ChargeCreateOptions options) => charges.CreateAsync(options); // expect: idem-key-missing-outbound
  Task PayOnce(ChargeCreateOptions options, string order) => charges.CreateAsync(options, new RequestOptions { IdempotencyKey = order });
  Task PayWith(ChargeCreateOptions options, RequestOptions request) => charges.CreateAsync(options, request);
}
