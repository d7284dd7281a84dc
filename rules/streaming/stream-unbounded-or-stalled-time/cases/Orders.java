import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

class Orders {
  void run(SparkSession spark) {
    spark.readStream().format("kafka").option("subscribe", "orders").load().dropDuplicates(new String[] {"id"}); // expect: stream-unbounded-or-stalled-time
    spark.readStream().format("kafka").option("subscribe", "orders").load().withWatermark("at", "1 hour").dropDuplicates(new String[] {"id", "at"});
    spark.read().format("parquet").load("/orders").dropDuplicates(new String[] {"id"});
  }

  Dataset<Row> unknown(Dataset<Row> frame) {
    return frame.dropDuplicates(new String[] {"id"});
  }
}
