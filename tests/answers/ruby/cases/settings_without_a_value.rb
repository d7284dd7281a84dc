# Settings that are made elsewhere.
class Reports
  def from_environment(url)
    HTTP.timeout(ENV["REPORT_TIMEOUT"].to_i).get(url) # answer: deadline unknown
  end

  def must_be_set(url)
    HTTP.timeout(Integer(ENV.fetch("REPORT_TIMEOUT"))).get(url) # answer: deadline unknown
  end

  def from_rails(url)
    HTTP.timeout(Rails.configuration.x.report_timeout).get(url) # answer: deadline unknown
  end

  def from_settings(url)
    HTTP.timeout(Settings.reports.timeout).get(url) # answer: deadline unknown
  end

  def from_file(url)
    options = YAML.load_file("config/http.yml")
    Typhoeus.get(url, options) # answer: deadline unknown
  end

  def from_database(url, account)
    HTTP.timeout(account.timeout).get(url) # answer: deadline unknown
  end

  def with_a_default(url)
    HTTP.timeout(ENV.fetch("REPORT_TIMEOUT", 4).to_i).get(url) # answer: deadline bounded 4s
  end

  def with_a_text(url)
    HTTP.timeout(Integer(ENV.fetch("REPORT_TIMEOUT", "3"))).get(url) # answer: deadline bounded 3s
  end
end
