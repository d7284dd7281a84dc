locals { system = "shop" }

module "orders" {
  source            = "GoogleCloudPlatform/sql-db/google//modules/postgresql"
  name              = "${local.system}-orders"
  database_version  = "POSTGRES_17"
  availability_type = "REGIONAL"
}
