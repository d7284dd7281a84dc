# Clients that a gem makes, or that are built on the ones that are known.
class Catalogue
  def subclass(url)
    AcmeEasy.new(url).perform
  end

  def registered(url)
    Shop::Container.resolve(:http).get(url)
  end

  def wrapped(url)
    client = AcmeInstrumentation.wrap(HTTP.auth("x"))
    client.get(url)
  end

  def patched(url)
    request = Typhoeus::Request.new(url)
    AcmeInstrumentation.instrument(request)
    request.run # answer: deadline unknown
  end
end
