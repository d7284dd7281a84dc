import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import axios from "axios";
import { Kafka } from "kafkajs";

const sqs = new SQSClient({});
const books = axios.create({ baseURL: "https://books.example", timeout: 40000 });

export async function work(queue: string) {
  for (;;) {
    const answer = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queue, VisibilityTimeout: 30 })); // expect: msg-lease-shorter-than-work
    for (const message of answer.Messages ?? []) {
      await books.post("/orders", message.Body);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle: message.ReceiptHandle }));
    }
  }
}

export async function inTime(queue: string) {
  const answer = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queue, VisibilityTimeout: 60, MaxNumberOfMessages: 10 }));
  await Promise.all((answer.Messages ?? []).map(async (message) => {
    await books.post("/orders", message.Body);
    await sqs.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle: message.ReceiptHandle }));
  }));
}

const kafka = new Kafka({ brokers: ["kafka:9092"] });

export async function listen() {
  const consumer = kafka.consumer({ groupId: "books" });
  await consumer.subscribe({ topic: "orders" });
  await consumer.run({
    eachMessage: async ({ message }) => { // expect: msg-lease-shorter-than-work
      await books.put("/orders", message.value);
    },
  });
}

export async function listenPatiently() {
  const consumer = kafka.consumer({ groupId: "patient", sessionTimeout: 90000 });
  await consumer.subscribe({ topic: "orders" });
  await consumer.run({ eachMessage: async ({ message }) => { await books.put("/orders", message.value); } });
}
