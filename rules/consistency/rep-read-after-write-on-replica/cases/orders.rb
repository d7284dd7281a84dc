class Order < ApplicationRecord
end

class OrdersController < ApplicationController
  def pay
    order = Order.find(params[:id])
    order.update!(paid: true)
    ActiveRecord::Base.connected_to(role: :reading) do
      render json: Order.find(order.id) # expect: rep-read-after-write-on-replica
    end
  end

  def pay_and_read_there
    order = Order.find(params[:id])
    order.update!(paid: true)
    ActiveRecord::Base.connected_to(role: :writing) do
      render json: Order.find(order.id)
    end
  end

  def list
    ActiveRecord::Base.connected_to(role: :reading) do
      render json: Order.find(params[:id])
    end
  end
end
