# Options that somebody else hands over, or that a gem makes.
class Fetcher < AcmeHttp::Base
  def given(url, options)
    Typhoeus.get(url, options) # answer: deadline inherited
  end

  def spread(url, **options)
    Typhoeus.get(url, **options) # answer: deadline unknown
  end

  def of_gem(url)
    Typhoeus.get(url, AcmeHttp.options) # answer: deadline unknown
  end

  def of_supertype(url)
    Typhoeus.get(url, default_options) # answer: deadline unknown
  end

  def spread_of_gem(url)
    Typhoeus.get(url, headers: {}, **AcmeHttp.options) # answer: deadline unknown
  end

  def merged(url, more)
    Typhoeus.get(url, { followlocation: true }.merge(more)) # answer: deadline inherited
  end

  def under_a_key(url, key)
    options = {}
    options[key] = 5
    Typhoeus.get(url, options) # answer: deadline unknown
  end

  def all_arguments(*arguments)
    Typhoeus.get(*arguments) # answer: deadline unknown
  end

  def forwarded(...)
    Typhoeus.get(...) # answer: deadline unknown
  end
end
