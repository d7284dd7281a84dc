# A configuration that is filled in an initializer of somebody else's.
class Configured
  def read(url)
    Typhoeus.get(url, timeout: Acme.configuration.timeout) # answer: deadline unknown
  end

  def either(url, fast)
    timeout = fast ? 1 : Acme.configuration.timeout
    Typhoeus.get(url, timeout: timeout) # answer: deadline unknown
  end

  def looked_up(url, name)
    Typhoeus.get(url, timeout: { fast: 1, slow: 9 }.fetch(name)) # answer: deadline unknown
  end

  def handed_on(url)
    easy = Curl::Easy.new(url) { |curl| yield curl if block_given? }
    easy.perform # answer: deadline unknown
  end
end
