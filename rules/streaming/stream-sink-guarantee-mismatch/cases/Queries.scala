import org.apache.spark.sql.{DataFrame, SparkSession}

object Queries {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("orders").getOrCreate()
    val orders = spark.readStream.format("kafka").option("subscribe", "orders").load()
    orders.writeStream.foreachBatch { (batch: DataFrame, number: Long) => batch.write.save("/orders") }.start() // expect: stream-sink-guarantee-mismatch
    orders.writeStream.option("checkpointLocation", "s3://state").foreachBatch { (batch: DataFrame, number: Long) => batch.write.save("/orders") }.start()
    orders.writeStream.format("console").start()
  }

  def named(frame: DataFrame, options: Map[String, String]): Unit =
    frame.writeStream.options(options).foreachBatch { (batch: DataFrame, number: Long) => batch.write.save("/orders") }.start()
}
