# One way sets it, the other does not.
class Sometimes
  def filled(url, fast)
    options = { followlocation: true }
    options[:timeout] = 2 if fast
    Typhoeus.get(url, options) # answer: deadline bounded
  end

  def nothing_or_something(url, fast)
    timeout = fast ? 1 : nil # expect: deadline-infinite-explicit
    Typhoeus.get(url, timeout: timeout) # answer: deadline unbounded
  end
end
