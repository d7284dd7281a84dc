# Objects that may be set up where nobody looks.
class Downloads
  def tuned_by_gem(url)
    easy = Curl::Easy.new(url)
    AcmeTuner.tune(easy)
    easy.perform # answer: deadline unknown
  end

  def block_from_elsewhere(url, &setup)
    easy = Curl::Easy.new(url, &setup)
    easy.perform # answer: deadline unknown
  end

  def setter_by_name(url, name, value)
    easy = Curl::Easy.new(url)
    easy.public_send("#{name}=", value)
    easy.perform # answer: deadline unknown
  end

  def setters_of_a_map(url, settings)
    easy = Curl::Easy.new(url)
    settings.each { |name, value| easy.send("#{name}=", value) }
    easy.perform # answer: deadline unknown
  end

  def in_a_block(url)
    easy = Curl::Easy.new(url) { |curl| AcmeTuner.tune(curl) }
    easy.perform # answer: deadline unknown
  end

  def plain(url)
    easy = Curl::Easy.new(url) # expect: deadline-absent-http-client
    easy.perform # answer: deadline unbounded
  end
end
