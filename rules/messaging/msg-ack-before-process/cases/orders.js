const amqp = require("amqplib");
const { Pool } = require("pg");

const pool = new Pool({ connectionTimeoutMillis: 1000, query_timeout: 1000 });

async function automatic() {
  const connection = await amqp.connect("amqp://broker", { timeout: 1000 });
  const channel = await connection.createChannel();
  await channel.consume("orders", async (message) => { // expect: msg-ack-before-process
    await pool.query("UPDATE orders SET state = 'paid' WHERE id = $1", [message.content]);
  }, { noAck: true });
}

async function manual() {
  const connection = await amqp.connect("amqp://broker", { timeout: 1000 });
  const channel = await connection.createChannel();
  await channel.consume("orders", async (message) => {
    await pool.query("UPDATE orders SET state = 'paid' WHERE id = $1", [message.content]);
    channel.ack(message);
  });
}

async function early() {
  const connection = await amqp.connect("amqp://broker", { timeout: 1000 });
  const channel = await connection.createChannel();
  await channel.consume("orders", async (message) => {
    channel.ack(message);
    await pool.query("UPDATE orders SET state = 'paid' WHERE id = $1", [message.content]); // expect: msg-ack-before-process
  });
}
