variable "limit" {
  default = 60
}

resource "aws_sqs_queue" "plain" {
  name = "plain"
}

resource "aws_sqs_queue" "patient" {
  name                       = "patient"
  visibility_timeout_seconds = 360
}

resource "aws_sqs_queue" "elsewhere" {
  name                       = "elsewhere"
  visibility_timeout_seconds = var.nobody_knows
}

resource "aws_lambda_function" "work" {
  function_name = "work"
  timeout       = var.limit
}

resource "aws_lambda_function" "quick" {
  function_name = "quick"
}

resource "aws_lambda_event_source_mapping" "plain" {
  event_source_arn = aws_sqs_queue.plain.arn # expect: msg-lease-shorter-than-work
  function_name    = aws_lambda_function.work.arn
}

resource "aws_lambda_event_source_mapping" "patient" {
  event_source_arn = aws_sqs_queue.patient.arn
  function_name    = aws_lambda_function.work.arn
}

resource "aws_lambda_event_source_mapping" "quick" {
  event_source_arn = "${aws_sqs_queue.plain.arn}"
  function_name    = aws_lambda_function.quick.function_name
}

resource "aws_lambda_event_source_mapping" "elsewhere" {
  event_source_arn = aws_sqs_queue.elsewhere.arn
  function_name    = aws_lambda_function.work.arn
}

resource "aws_lambda_event_source_mapping" "far" {
  event_source_arn = var.queue_arn
  function_name    = module.work.function_arn
}
