resource "kafka_topic" "invoices" {
  name               = "invoices" # expect: msg-durability-config
  partitions         = 6
  replication_factor = 1
}

resource "kafka_topic" "ledger" {
  name               = "ledger"
  partitions         = 6
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
  }
}

resource "kafka_topic" "copies" {
  name               = "copies"
  partitions         = 6
  replication_factor = var.copies
}

resource "rabbitmq_queue" "mails" {
  name = "mails" # expect: msg-durability-config
  settings {
    durable = false
  }
}
