resource "aws_dynamodb_table" "events" {
  name      = "events" # expect: part-hot-or-monotonic-key
  hash_key  = "day"
  range_key = "at"
}

resource "aws_dynamodb_table" "orders" {
  name      = "orders"
  hash_key  = "customer"
  range_key = "day"
}

# Times are spread well where keys are hashed.
resource "aws_dynamodb_table" "readings" {
  name     = "readings"
  hash_key = "timestamp"
}
