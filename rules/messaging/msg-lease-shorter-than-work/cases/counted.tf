resource "aws_sqs_queue" "jobs" {
  count                      = 1
  name                       = "jobs"
  visibility_timeout_seconds = 60
}

resource "aws_lambda_function" "run" {
  count         = 1
  function_name = "run"
  timeout       = 30
}

resource "aws_lambda_event_source_mapping" "jobs" {
  event_source_arn = aws_sqs_queue.jobs[0].arn # expect: msg-lease-shorter-than-work
  function_name    = aws_lambda_function.run[0].arn
}
