# A module in front of the library's class.
module Limits
  def initialize(url, options = {})
    super(url, { timeout: 5 }.merge(options))
  end
end

Typhoeus::Request.prepend(Limits)

class Limited
  def fetch(url)
    Typhoeus::Request.new(url).run # answer: deadline bounded 5s
  end
end
