from pyflink.common.typeinfo import Types
from pyflink.datastream import KeyedProcessFunction, RuntimeContext
from pyflink.datastream.state import ListStateDescriptor


class Seen(KeyedProcessFunction):
    def open(self, context: RuntimeContext):
        self.orders = context.get_list_state(ListStateDescriptor("orders", Types.STRING()))

    def process_element(self, order, context):
        self.orders.add(order)  # expect: stream-unbounded-or-stalled-time
        yield order


