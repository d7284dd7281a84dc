package shop;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

class Seen extends KeyedProcessFunction<String, Order, Order> {
  private transient ListState<Order> orders;
  private transient MapState<String, Boolean> ids;

  @Override
  public void open(Configuration parameters) {
    orders = getRuntimeContext().getListState(new ListStateDescriptor<>("orders", Order.class));
    ids = getRuntimeContext().getMapState(new MapStateDescriptor<>("ids", String.class, Boolean.class));
  }

  @Override
  public void processElement(Order order, Context context, Collector<Order> out) throws Exception {
    orders.add(order); // expect: stream-unbounded-or-stalled-time
    if (!ids.contains(order.id())) {
      ids.put(order.id(), true); // expect: stream-unbounded-or-stalled-time
      out.collect(order);
    }
  }
}

record Order(String id, long at) {}
