# The library's own class, opened by the program.
module Typhoeus
  class Request
    def initialize(url, options = {})
      @url = url
      @options = { timeout: 5 }.merge(options)
    end
  end
end

class Patched
  def fetch(url)
    Typhoeus::Request.new(url).run # answer: deadline unknown
  end
end
