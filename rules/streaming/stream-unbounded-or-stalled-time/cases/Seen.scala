package shop

import org.apache.flink.api.common.state.{ListState, ListStateDescriptor}
import org.apache.flink.configuration.Configuration
import org.apache.flink.streaming.api.functions.KeyedProcessFunction
import org.apache.flink.util.Collector

class Seen extends KeyedProcessFunction[String, String, String] {
  private var orders: ListState[String] = _

  override def open(parameters: Configuration): Unit = {
    orders = getRuntimeContext.getListState(new ListStateDescriptor[String]("orders", classOf[String]))
  }

  override def processElement(order: String, context: KeyedProcessFunction[String, String, String]#Context, out: Collector[String]): Unit = {
    orders.add(order) // expect: stream-unbounded-or-stalled-time
  }
}
