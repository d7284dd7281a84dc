package shop;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

class Cleared extends KeyedProcessFunction<String, String, String> {
  private transient ListState<String> orders;
  private transient MapState<String, Long> sums;

  @Override
  public void open(Configuration parameters) {
    orders = getRuntimeContext().getListState(new ListStateDescriptor<>("orders", String.class));
    sums = getRuntimeContext().getMapState(new MapStateDescriptor<>("sums", String.class, Long.class));
  }

  @Override
  public void processElement(String order, Context context, Collector<String> out) throws Exception {
    orders.add(order);
    sums.put("all", 1L);
    context.timerService().registerEventTimeTimer(context.timestamp() + 3_600_000);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<String> out) {
    empty(orders);
  }

  private void empty(ListState<String> state) {
    state.clear();
  }
}
