from pyspark.sql import SparkSession

spark = SparkSession.builder.config("spark.sql.streaming.checkpointLocation", "s3://state").getOrCreate()


def store(batch, number):
    batch.write.format("delta").mode("append").save("/orders")


spark.readStream.format("kafka").load().writeStream.foreachBatch(store).start()
