class Order < ApplicationRecord
  after_save :forget
  after_commit :forget_total

  def forget
    Rails.cache.delete("orders/#{id}") # expect: cache-aside-race
  end

  def forget_total
    Rails.cache.delete("order-totals/#{id}")
  end
end

class Orders
  def find(id)
    Rails.cache.fetch("orders/#{id}") { Order.find(id) }
  end

  def total(id)
    Rails.cache.fetch("order-totals/#{id}", expires_in: 1.hour) { Order.find(id) }
  end

  def close(id)
    Order.transaction do
      Order.find(id).update!(state: "closed")
      Rails.cache.delete("order-totals/#{id}") # expect: cache-aside-race
    end
  end

  def close_and_forget(id)
    Order.transaction do
      Order.find(id).update!(state: "closed")
    end
    Rails.cache.delete("order-totals/#{id}")
  end
end
