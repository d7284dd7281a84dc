import org.apache.spark.sql.{DataFrame, SparkSession}
import org.apache.spark.sql.functions.lit

object Batches {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("orders").getOrCreate()
    val orders = spark.readStream.format("kafka").option("subscribe", "orders").load()
    orders.writeStream // expect: stream-side-effect-in-eos
      .option("checkpointLocation", "s3://state/a")
      .foreachBatch { (batch: DataFrame, number: Long) =>
        batch.write.format("jdbc").option("dbtable", "orders").mode("append").save()
      }
      .start()
    orders.writeStream
      .option("checkpointLocation", "s3://state/b")
      .foreachBatch { (batch: DataFrame, number: Long) =>
        batch.withColumn("batch", lit(number)).write.format("jdbc").option("dbtable", "incoming").mode("append").save()
      }
      .start()
  }
}
