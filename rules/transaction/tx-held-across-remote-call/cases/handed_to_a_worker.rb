require "rest-client"

class Listing < ActiveRecord::Base
  def submit
    Listing.transaction do
      save!
      tell_editors
    end
  end

  def publish
    Listing.transaction do # expect: tx-held-across-remote-call
      save!
      tell_readers
    end
  end

  # Wherever it is called, a worker does it.
  def tell_editors
    RestClient.post("https://mail.example/editors", id.to_s)
  end
  handle_asynchronously :tell_editors

  def tell_readers
    RestClient.post("https://mail.example/readers", id.to_s)
  end
end
