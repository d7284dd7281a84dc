require "net/http"

class PricesController < ApplicationController
  def show
    render plain: Net::HTTP.get(URI("http://prices/today")) # expect: deadline-partial-or-loose
  end

  def limited
    http = Net::HTTP.new("prices", 80)
    http.read_timeout = 2
    http.open_timeout = 1
    render plain: http.get("/today").body
  end
end
