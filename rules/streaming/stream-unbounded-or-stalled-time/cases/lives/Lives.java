package shop;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.time.Time;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

class Lives extends KeyedProcessFunction<String, String, String> {
  private transient ListState<String> orders;

  @Override
  public void open(Configuration parameters) {
    ListStateDescriptor<String> descriptor = new ListStateDescriptor<>("orders", String.class);
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Time.days(1)).build());
    orders = getRuntimeContext().getListState(descriptor);
  }

  @Override
  public void processElement(String order, Context context, Collector<String> out) throws Exception {
    orders.add(order);
  }
}
