resource "google_cloud_run_service" "orders" {
  name = "orders"
  template {
    spec {
      containers {
        image = "gcr.io/shop/orders:1"
        env {
          name  = "BILLS_URL"
          value = "http://bills"
        }
        resources { limits = { memory = "512Mi" } }
      }
    }
    metadata { annotations = { "autoscaling.knative.dev/maxScale" = "3" } }
  }
}

module "bills" {
  source = "./service"
  name   = "bills"
}

resource "google_spanner_instance" "books" {
  name      = "books"
  num_nodes = 3
}

resource "azurerm_cosmosdb_account" "carts" {
  name = "carts"
  kind = "MongoDB"
  consistency_policy { consistency_level = "Session" }
}
