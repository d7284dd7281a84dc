# Fields that others may write.
class Crawler
  attr_accessor :timeout, :options

  def number(url)
    HTTP.timeout(timeout).get(url) # answer: deadline unknown
  end

  def map(url)
    Typhoeus.get(url, options) # answer: deadline unknown
  end

  def of_another(url, job)
    Typhoeus.get(url, job.options) # answer: deadline unknown
  end
end

class Worker
  attr_writer :limit

  def initialize = @limit = 3
  def run(url) = HTTP.timeout(@limit).get(url) # answer: deadline bounded 3s
end
