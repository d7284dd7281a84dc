# Leases and keys from elsewhere.
class Payments
  LEASE = 30

  def initialize(redis)
    @redis = redis
    @own = Redis.new(url: ENV["REDIS_URL"])
  end

  def configured(id)
    @own.set("pay:#{id}", id, nx: true, ex: Rails.configuration.x.lease) # answer: lease unknown
  end

  def spread(id, options)
    @own.set("pay:#{id}", id, nx: true, **options) # answer: lease inherited
  end

  def constant(id)
    @own.set("pay:#{id}", id, nx: true, ex: LEASE) # answer: lease bounded 30s
  end

  def milliseconds(id)
    @own.set("pay:#{id}", id, nx: true, px: 1500) # answer: lease bounded 1500ms
  end

  def for_ever(id)
    @own.set("pay:#{id}", id, nx: true) # answer: lease unbounded
  end

  def keyed(params, options)
    Stripe::Charge.create(params, options) # answer: idempotency_key inherited
  end

  def keyed_by_helper(params)
    Stripe::Charge.create(params, AcmeKeys.options) # answer: idempotency_key unknown
  end

  def keyed_here(order)
    Stripe::Charge.create({ amount: order.total }, { idempotency_key: "order:#{order.id}" }) # answer: idempotency_key bounded
  end

  def keyed_by_keyword(order)
    Stripe::Charge.create({ amount: order.total }, idempotency_key: "order:#{order.id}") # answer: idempotency_key bounded
  end

  def without(order)
    # expect: idem-key-missing-outbound
    Stripe::Charge.create(amount: order.total) # answer: idempotency_key unbounded
  end
end
