class Order < ApplicationRecord; end
class Customer < ApplicationRecord; end

class OrdersController < ApplicationController
  def index
    @orders = Order.where(shop_id: params[:shop_id])
    @names = @orders.map { |order| Customer.find(order.customer_id) } # expect: load-remote-call-in-loop
  end

  def cached
    orders = Order.where(shop_id: params[:shop_id])
    orders.each do |order| # expect: load-remote-call-in-loop
      puts Rails.cache.read("order:#{order.id}")
    end
  end

  def many
    orders = Order.where(shop_id: params[:shop_id])
    @names = Customer.where(id: orders.map(&:customer_id))
  end
end
