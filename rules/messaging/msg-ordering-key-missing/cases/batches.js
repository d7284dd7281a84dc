const { Kafka } = require("kafkajs");

const kafka = new Kafka({ brokers: ["kafka:9092"] });
const producer = kafka.producer();

async function place(orders) {
  await producer.sendBatch({ topicMessages: [{ topic: "orders", messages: [{ key: orders[0].id, value: orders[0].text }] }] });
  await producer.sendBatch({ topicMessages: [{ topic: "orders", messages: [{ value: orders[0].text }] }] }); // expect: msg-ordering-key-missing
}

// What was collected before may have keys.
let waiting = [];

function later(order) {
  waiting.push({ topic: "orders", messages: [{ key: order.id, value: order.text }] });
}

async function flush() {
  const batch = waiting;
  waiting = [];
  await producer.sendBatch({ topicMessages: batch });
}
