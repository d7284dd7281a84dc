from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("orders").getOrCreate()


def store(batch, number):
    batch.write.format("delta").mode("append").save("/orders")


orders = spark.readStream.format("kafka").option("subscribe", "orders").load().selectExpr("CAST(value AS STRING)")

orders.writeStream.foreachBatch(store).outputMode("append").start()  # expect: stream-sink-guarantee-mismatch
orders.writeStream.foreachBatch(store).option("checkpointLocation", "s3://state/a").start()
orders.writeStream.option("checkpointLocation", "s3://state/b").foreachBatch(store).start()
orders.writeStream.options(checkpointLocation="s3://state/c", path="/x").foreachBatch(store).start()
# Looked at by a person, and by nobody afterwards.
orders.writeStream.format("console").start()

writer = orders.writeStream.foreachBatch(store)
writer = writer.option("checkpointLocation", "s3://state/d")
writer.start()
