class Subscription < ApplicationRecord
  include AfterCommitEverywhere

  def activate
    transaction do
      update!(active: true)
      ActivateJob.perform_async(id) # expect: tx-publish-before-commit
    end
  end

  def activate_later
    transaction do
      update!(active: true)
      after_commit do
        ActivateJob.perform_async(id)
      end
    end
  end
end

class ActivateJob
  include Sidekiq::Job

  def perform(id)
    puts id
  end
end
