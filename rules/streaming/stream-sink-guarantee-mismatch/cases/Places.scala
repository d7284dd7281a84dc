package shop

import org.apache.spark.sql.DataFrame
import org.apache.spark.sql.streaming.StreamingQuery

object Options {
  val CheckpointLocation = "checkpointLocation"
  val Owner = "owner"
}

object Settings {
  // What a case binds is the value of the whole.
  def get(key: String, settings: java.util.Properties): String =
    settings.getProperty(key) match {
      case value: String => value
      case _ => throw new IllegalArgumentException(key)
    }
}

class Writer(place: String, more: Map[String, String]) {
  // Options that are put together are not known, and the place is.
  def write(orders: DataFrame, extra: Option[String]): StreamingQuery = {
    val options = (extra.map(e => ("owner", e)) ++ more).toMap
    orders.writeStream
      .option(Options.CheckpointLocation, place)
      .options(options)
      .foreachBatch((batch: DataFrame, number: Long) => batch.write.format("delta").mode("append").save("/orders"))
      .start()
  }
}

class Place {
  private val CheckpointLocation = "checkpointLocation"

  def write(orders: DataFrame, settings: java.util.Properties): StreamingQuery =
    orders.writeStream
      .option(CheckpointLocation, Settings.get("place", settings))
      .foreachBatch((batch: DataFrame, number: Long) => batch.write.format("delta").mode("append").save("/orders"))
      .start()

  def forgets(orders: DataFrame): StreamingQuery =
    orders.writeStream
      .option(Options.Owner, "shop")
      .foreachBatch((batch: DataFrame, number: Long) => batch.write.format("delta").mode("append").save("/orders"))
      .start() // expect: stream-sink-guarantee-mismatch
}

object Main {
  def main(args: Array[String]): Unit = {
    val settings = new java.util.Properties()
    new Writer(Settings.get("place", settings), Map.empty)
  }
}
