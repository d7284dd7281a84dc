resource "aws_sqs_queue" "orders" {
  name                       = "orders"
  visibility_timeout_seconds = 40
}

resource "aws_sqs_queue" "slow" {
  name                       = "slow-orders"
  visibility_timeout_seconds = 400
}
