// The state of an intent lets it be confirmed and captured once.
using System.Threading.Tasks;
using Stripe;

namespace Shop
{
    public class Payments
    {
        public async Task Pay(string intent, long amount)
        {
            var service = new PaymentIntentService();
            await service.ConfirmAsync(intent, new PaymentIntentConfirmOptions());
            await service.CaptureAsync(intent);
            await service.CreateAsync(new PaymentIntentCreateOptions { Amount = amount }); // expect: idem-key-missing-outbound
        }
    }
}
