# A hook that runs before every request may change it.
Typhoeus.before do |request|
  request.options[:timeout] ||= 5
  true
end

class Hooked
  def fetch(url)
    Typhoeus.get(url) # answer: deadline unknown
  end
end
