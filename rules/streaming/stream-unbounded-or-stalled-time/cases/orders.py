from pyspark.sql import SparkSession
from pyspark.sql.functions import col, window

spark = SparkSession.builder.appName("orders").getOrCreate()

orders = spark.readStream.format("kafka").option("subscribe", "orders").load().selectExpr("CAST(value AS STRING)")
refunds = spark.readStream.format("kafka").option("subscribe", "refunds").load()
timed = spark.readStream.format("kafka").option("subscribe", "orders").load().withWatermark("at", "1 hour")
shops = spark.read.format("parquet").load("/shops")

unique = orders.dropDuplicates(["id"])  # expect: stream-unbounded-or-stalled-time
bounded = timed.dropDuplicates(["id", "at"])
within = timed.dropDuplicatesWithinWatermark(["id"])

refunded = orders.join(refunds, "id")  # expect: stream-unbounded-or-stalled-time
half = timed.join(refunds, "id")
named = orders.join(shops, "shop")

windows = orders.groupBy(window(col("at"), "10 minutes"), "shop").count()  # expect: stream-unbounded-or-stalled-time
closed = timed.groupBy(window(col("at"), "10 minutes"), "shop").count()
# As many rows as there are shops.
totals = orders.groupBy("shop").count()

# A batch ends.
once = shops.dropDuplicates(["id"])
counted = shops.groupBy(window(col("opened"), "1 day")).count()


def unknown(frame):
    return frame.dropDuplicates(["id"])
