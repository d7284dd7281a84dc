# How often a failed job is started again is said in the body of its class.
class Unlimited < ActiveJob::Base
  # expect: retry-unbounded
  retry_on StandardError, attempts: :unlimited, wait: 3 # answer: bound unbounded

  def perform(id)
    HTTP.timeout(1).post("http://pay/charge", json: id)
  end
end

class Limited < ActiveJob::Base
  retry_on Timeout::Error, attempts: 3, wait: :polynomially_longer # answer: bound bounded 3

  def perform(id)
    HTTP.timeout(1).post("http://pay/charge", json: id)
  end
end

class OfLibrary < ApplicationJob
  retry_on Timeout::Error # answer: bound bounded 5

  def perform(id)
    HTTP.timeout(1).post("http://pay/charge", json: id)
  end
end

class AtOnce < ApplicationJob
  # expect: retry-no-backoff
  retry_on Timeout::Error, wait: 0, attempts: 9 # answer: backoff unbounded

  def perform(id)
    HTTP.timeout(1).post("http://pay/charge", json: id)
  end
end

class Configured < ApplicationJob
  retry_on Timeout::Error, attempts: Rails.configuration.x.tries # answer: bound unknown

  def perform(id)
    HTTP.timeout(1).post("http://pay/charge", json: id)
  end
end

class Queued
  include Sidekiq::Job
  sidekiq_options queue: "high" # answer: bound bounded 25

  def perform(id)
    HTTP.timeout(1).post("http://pay/charge", json: id)
  end
end

class Seven
  include Sidekiq::Worker
  sidekiq_options retry: 7 # answer: bound bounded 7

  def perform(id)
    HTTP.timeout(1).post("http://pay/charge", json: id)
  end
end

# Never again: no site, and nothing to say.
class Once
  include Sidekiq::Worker
  sidekiq_options retry: false

  def perform(id)
    HTTP.timeout(1).post("http://pay/charge", json: id)
  end
end
