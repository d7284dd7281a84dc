import org.apache.spark.sql.{DataFrame, SparkSession}
import org.apache.spark.sql.functions.{col, window}

object Orders {
  def run(spark: SparkSession): Unit = {
    val orders = spark.readStream.format("kafka").option("subscribe", "orders").load().selectExpr("CAST(value AS STRING)")
    val timed = spark.readStream.format("kafka").option("subscribe", "orders").load().withWatermark("at", "1 hour")
    orders.dropDuplicates("id") // expect: stream-unbounded-or-stalled-time
    timed.dropDuplicates("id", "at")
    orders.groupBy(window(col("at"), "10 minutes")).count() // expect: stream-unbounded-or-stalled-time
    timed.groupBy(window(col("at"), "10 minutes")).count()
    orders.groupBy("shop").count()
  }

  def unknown(frame: DataFrame): DataFrame = frame.dropDuplicates("id")
}
