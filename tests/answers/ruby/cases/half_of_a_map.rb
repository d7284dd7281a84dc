# Maps that say something else, or the same twice.
class Halves
  CONNECT = { connecttimeout: 3 }.freeze

  def other_key(url)
    # expect: deadline-absent-http-client
    Typhoeus.get(url, CONNECT) # answer: deadline unbounded
  end

  def added(url)
    options = CONNECT.dup
    options[:timeout] = 2
    Typhoeus.get(url, options) # answer: deadline bounded 2s
  end

  def merged(url)
    Typhoeus.get(url, CONNECT.merge(timeout: 5)) # answer: deadline bounded 5s
  end

  def through(url, timeout: 6)
    Typhoeus.get(url, timeout: timeout) # answer: deadline inherited
  end

  def shorthand(url)
    timeout = 7
    Typhoeus.get(url, timeout:) # answer: deadline bounded 7s
  end

  def switched_off(url)
    # expect: deadline-infinite-explicit
    Typhoeus.get(url, timeout: 0) # answer: deadline unbounded
  end

  def request(url)
    Typhoeus::Request.new(url, method: :get, **CONNECT, timeout: 8).run # answer: deadline bounded 8s
  end
end
