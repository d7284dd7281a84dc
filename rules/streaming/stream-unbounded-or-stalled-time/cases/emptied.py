from pyflink.common.typeinfo import Types
from pyflink.datastream import KeyedProcessFunction, RuntimeContext
from pyflink.datastream.state import ListStateDescriptor


class Emptied(KeyedProcessFunction):
    def open(self, context: RuntimeContext):
        self.orders = context.get_list_state(ListStateDescriptor("orders", Types.STRING()))

    def process_element(self, order, context):
        self.orders.add(order)

    def on_timer(self, at, context):
        for order in self.orders.get():
            yield order
        self.orders.clear()
