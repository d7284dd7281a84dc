require "rest-client"

# The last argument is headers.
def price(url)
  RestClient.get(url, timeout: 2) # expect: deadline-key-misplaced
end

def saved(url, price)
  RestClient.post(url, price, { timeout: 2, accept: :json }) # expect: deadline-key-misplaced
end

def limited(url)
  RestClient::Request.execute(method: :get, url: url, timeout: 2)
end
