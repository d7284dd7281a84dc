from aiokafka import AIOKafkaProducer


async def place(producer: AIOKafkaProducer, order: bytes, number: bytes):
    await producer.send_and_wait("orders", order, key=number)
    await producer.send_and_wait("orders", order)  # expect: msg-ordering-key-missing
    await producer.send_and_wait("orders", order, key=b"orders")  # expect: msg-ordering-key-missing
    await producer.send_and_wait("metrics", order)
