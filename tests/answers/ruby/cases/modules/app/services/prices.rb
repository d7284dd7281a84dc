module Shop
  class Prices
    def initialize(client: HTTP.timeout(8))
      @client = client
    end

    def shared(id)
      Http.client.get("https://prices/#{id}") # answer: deadline bounded 6s
    end

    def endless(id)
      Http.plain.get("https://prices/#{id}") # answer: deadline unbounded
    end

    def own(id)
      @client.get("https://prices/#{id}") # answer: deadline bounded
    end

    def with_options(id)
      Typhoeus.get("https://prices/#{id}", Http.options) # answer: deadline bounded 4s
    end

    def with_more(id)
      Typhoeus.get("https://prices/#{id}", Http.options(verbose: true)) # answer: deadline bounded 4s
    end

    def with_constant(id)
      Typhoeus.get("https://prices/#{id}", Shop::Http::DEFAULTS) # answer: deadline bounded 4s
    end
  end

  class PriceJob < ApplicationJob
    def perform(id)
      Prices.new.own(id)
      Prices.new(client: HTTP.timeout(9)).own(id)
    end
  end
end
