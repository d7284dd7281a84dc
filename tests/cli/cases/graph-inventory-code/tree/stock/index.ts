import { Kafka } from "kafkajs";

const kafka = new Kafka({ brokers: ["kafka:9092"] });
const consumer = kafka.consumer({ groupId: "stock" });
const producer = kafka.producer();

export async function start() {
  await kafka.admin().createTopics({ topics: [{ topic: "counted", numPartitions: 2 }] });
  await consumer.subscribe({ topics: ["placed"] });
  await consumer.run({ eachMessage: async ({ message }) => count(message) });
}

async function count(message: any) {
  await producer.send({ topic: "counted", acks: -1, messages: [{ value: message.value }] });
}
