# What a method gives back that nobody wrote down.
class Dynamic
  %w[options limits].each do |name|
    define_method(name) { AcmeConfig.read(name) }
  end

  def made(url)
    Typhoeus.get(url, options) # answer: deadline unknown
  end

  def missing(url)
    Typhoeus.get(url, settings) # answer: deadline unknown
  end

  def by_name(url, name)
    Typhoeus.get(url, send(name)) # answer: deadline unknown
  end

  def method_missing(name, *arguments)
    AcmeConfig.public_send(name, *arguments)
  end
end
