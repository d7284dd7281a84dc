require "net/http"
require "sneakers"

class Mailer
  include Sneakers::Worker
  from_queue "mails"

  def work(message)
    Net::HTTP.get(URI("http://post.example/"))
    ack!
  end
end
