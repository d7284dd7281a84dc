# gRPC: limits of a call, of its stub, and from elsewhere.
class Stock
  def initialize(options)
    @plain = Inventory::Stock::Stub.new("stock:50051", :this_channel_is_insecure)  # expect: deadline-absent-grpc-client
    @limited = Inventory::Stock::Stub.new("stock:50051", :this_channel_is_insecure, timeout: 2)
    @configured = Inventory::Stock::Stub.new("stock:50051", :this_channel_is_insecure, **options)
  end

  def all(request, options)
    @plain.level(request) # answer: deadline unbounded
    @plain.level(request, deadline: Time.now + 2) # answer: deadline bounded
    @plain.level(request, **options) # answer: deadline inherited
    @limited.level(request) # answer: deadline bounded 2s
    @configured.level(request) # answer: deadline inherited
  end
end
