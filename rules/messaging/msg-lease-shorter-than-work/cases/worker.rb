require "aws-sdk-sqs"
require "faraday"

BOOKS = Faraday.new(url: "https://books.example", request: { timeout: 60, open_timeout: 5 })
QUEUES = Aws::SQS::Client.new

def work(queue)
  loop do
    answer = QUEUES.receive_message(queue_url: queue, visibility_timeout: 30) # expect: msg-lease-shorter-than-work
    answer.messages.each do |message|
      BOOKS.post("/orders", message.body)
      QUEUES.delete_message(queue_url: queue, receipt_handle: message.receipt_handle)
    end
  end
end

def work_in_time(queue)
  answer = QUEUES.receive_message(queue_url: queue, visibility_timeout: 120)
  answer.messages.each do |message|
    BOOKS.post("/orders", message.body)
    QUEUES.delete_message(queue_url: queue, receipt_handle: message.receipt_handle)
  end
end
