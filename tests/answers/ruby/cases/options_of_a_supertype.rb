# What stands in a gem's class, and what is added to it here.
class Reader < AcmeHttp::Reader
  def options
    super.merge(verbose: true)
  end

  def read(url)
    Typhoeus.get(url, options) # answer: deadline unknown
  end

  def field(url)
    Typhoeus.get(url, @options) # answer: deadline unknown
  end

  def constant(url)
    Typhoeus.get(url, DEFAULT_OPTIONS) # answer: deadline unknown
  end
end
