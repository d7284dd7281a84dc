from pyspark.sql import SparkSession
from pyspark.sql.functions import lit

spark = SparkSession.builder.appName("orders").getOrCreate()
orders = spark.readStream.format("kafka").option("subscribe", "orders").load()


def append(batch, number):
    print(f"batch {number}")
    batch.write.format("jdbc").option("dbtable", "orders").mode("append").save()


def numbered(batch, number):
    batch.withColumn("batch", lit(number)).write.format("jdbc").option("dbtable", "incoming").mode("append").save()


def replace(batch, number):
    batch.write.format("jdbc").option("dbtable", "totals").mode("overwrite").save()


orders.writeStream.option("checkpointLocation", "s3://state/a").foreachBatch(append).start()  # expect: stream-side-effect-in-eos
orders.writeStream.option("checkpointLocation", "s3://state/b").foreachBatch(numbered).start()
orders.writeStream.option("checkpointLocation", "s3://state/c").foreachBatch(replace).start()


# Not of a stream: whoever runs it knows that it ran.
def load():
    spark.read.format("csv").load("/orders").write.format("jdbc").option("dbtable", "orders").mode("append").save()
