# Blocks that are ended from outside.
class Slow
  def configured(url)
    # answer: deadline unbounded
    Timeout.timeout(Settings.limit) { HTTP.get(url) } # answer: deadline unknown
  end

  def limited(url)
    # answer: deadline unbounded
    Timeout.timeout(2) { HTTP.get(url) } # answer: deadline bounded 2s
  end

  def off(url)
    # expect: deadline-absent-http-client
    Timeout.timeout(nil) { HTTP.get(url) } # answer: deadline unbounded
  end
end
