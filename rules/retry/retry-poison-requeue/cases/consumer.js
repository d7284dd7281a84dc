const amqp = require("amqplib");

async function listen() {
  const connection = await amqp.connect("amqp://broker");
  const channel = await connection.createChannel();
  await channel.consume("orders", async (message) => {
    try {
      await store(message.content);
      channel.ack(message);
    } catch (error) {
      channel.nack(message); // expect: retry-poison-requeue
    }
  });
  await channel.consume("returns", async (message) => {
    try {
      await store(message.content);
      channel.ack(message);
    } catch (error) {
      channel.nack(message, false, false);
    }
  });
}

module.exports = { listen };
