# How often, where that is decided elsewhere, and where it is not.
class Sync
  def configured(url)
    Retryable.retryable(tries: Rails.configuration.x.tries) { HTTP.timeout(1).get(url) } # answer: bound unknown
  end

  def handed_over(url, tries)
    Retryable.retryable(tries: tries) { HTTP.timeout(1).get(url) } # answer: bound inherited
  end

  def for_ever(url)
    # expect: retry-unbounded, retry-no-jitter
    Retryable.retryable(tries: Float::INFINITY) { HTTP.timeout(1).get(url) } # answer: bound unbounded
  end

  def of_library(url)
    Retriable.retriable { HTTP.timeout(1).get(url) } # answer: bound bounded 3
  end

  def asks(url)
    # expect: retry-no-backoff
    HTTP.timeout(1).get(url) # answer: bound unknown
  rescue HTTP::Error => e
    retry if AcmePolicy.again?(e)
  end

  def counted(url)
    tries = 0
    begin
      HTTP.timeout(1).get(url) # answer: bound bounded
    rescue HTTP::Error
      raise if (tries += 1) >= 3
      sleep tries
      retry
    end
  end
end
