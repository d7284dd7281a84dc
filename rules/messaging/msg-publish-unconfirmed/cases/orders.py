from aiokafka import AIOKafkaProducer


async def queued(producer: AIOKafkaProducer, order: bytes):
    await producer.send("orders", order, key=order)  # expect: msg-publish-unconfirmed


async def waited(producer: AIOKafkaProducer, order: bytes):
    await producer.send_and_wait("orders", order, key=order)


async def asked(producer: AIOKafkaProducer, order: bytes):
    sent = await producer.send("orders", order, key=order)
    await sent
