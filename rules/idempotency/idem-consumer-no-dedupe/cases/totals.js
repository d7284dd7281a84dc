const { Kafka } = require("kafkajs");
const { Pool } = require("pg");

const pool = new Pool({ query_timeout: 2000 });
const consumer = new Kafka({ brokers: ["kafka:9092"] }).consumer({ groupId: "totals" });

async function main() {
  await consumer.subscribe({ topic: "orders" });
  await consumer.run({
    eachMessage: async ({ message }) => { // expect: idem-consumer-no-dedupe
      await pool.query("UPDATE totals SET n = n + 1");
    },
  });
}

main();
