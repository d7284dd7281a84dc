variable "name" {}

resource "azurerm_container_app" "one" {
  name = var.name
  template {
    max_replicas = 2
    container { image = "shop/${var.name}:1" }
  }
}
