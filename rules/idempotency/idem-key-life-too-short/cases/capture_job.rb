require "sidekiq"
require "stripe"

class RefundJob
  include Sidekiq::Job
  sidekiq_options queue: "refunds"

  def perform(charge)
    Stripe::Refund.create({ charge: charge }, { idempotency_key: "refund-#{charge}" }) # expect: idem-key-life-too-short
  end
end

class ShortJob
  include Sidekiq::Job
  sidekiq_options queue: "refunds", retry: 5

  def perform(charge)
    Stripe::Refund.create({ charge: charge }, { idempotency_key: "refund-#{charge}" })
  end
end
