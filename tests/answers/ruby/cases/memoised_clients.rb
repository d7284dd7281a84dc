# Clients that are made once and kept: in a field, by a module, by a setup block.
module Api
  extend self

  def connection
    @connection ||= Faraday.new(url: "https://api") do |f|
      f.request :retry, max: 4, interval: 0.5
      f.options.timeout = 3
      f.adapter Faraday.default_adapter
    end
  end

  # answer: attempts bounded 4
  def orders = connection.get("/orders") # answer: deadline bounded 3s
end

class Gateway
  include Api

  attr_reader :http

  def initialize(uri)
    @http = Net::HTTP.new(uri.host, uri.port)
    @http.use_ssl = true
    @http.read_timeout = 2.seconds
    @slow = Net::HTTP.new(uri.host, uri.port).tap { |http| http.read_timeout = nil } # expect: deadline-infinite-explicit
  end

  def quick(request) = http.request(request) # answer: deadline bounded 2s
  def slow(request) = @slow.request(request) # answer: deadline unbounded
  def pay(body) = connection.post("/pay", body) # answer: deadline bounded 3s

  def one_request(body)
    connection.post("/pay", body) { |request| request.options.timeout = 1 } # answer: deadline bounded 1s
  end

  def started(uri)
    Net::HTTP.start(uri.host, uri.port, use_ssl: true, read_timeout: 7) do |http|
      http.get("/a") # answer: deadline bounded 7s
    end
  end
end
