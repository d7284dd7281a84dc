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

class Ledger
  def initialize
    @client = Aws::DynamoDB::Client.new(http_read_timeout: 2)
  end

  def pay(id)
    @client.update_item(table_name: "orders", key: { "id" => id }, update_expression: "SET paid = :p")
    @client.get_item(table_name: "orders", key: { "id" => id }).item # expect: rep-read-after-write-on-replica
  end

  def pay_consistently(id)
    @client.update_item(table_name: "orders", key: { "id" => id }, update_expression: "SET paid = :p")
    @client.get_item(table_name: "orders", key: { "id" => id }, consistent_read: true).item
  end
end
