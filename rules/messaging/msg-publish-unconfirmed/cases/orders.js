const amqp = require("amqplib");
const { Queue } = require("bullmq");
const express = require("express");

const app = express();
const mails = new Queue("mails");

app.post("/plain", async (request, response) => {
  const connection = await amqp.connect("amqp://broker", { timeout: 1000 }); // expect: load-client-per-request
  const channel = await connection.createChannel();
  channel.sendToQueue("orders", Buffer.from(request.body)); // expect: msg-publish-unconfirmed
  response.sendStatus(201);
});

app.post("/confirmed", async (request, response) => {
  const connection = await amqp.connect("amqp://broker", { timeout: 1000 }); // expect: load-client-per-request
  const channel = await connection.createConfirmChannel();
  channel.sendToQueue("orders", Buffer.from(request.body));
  await channel.waitForConfirms();
  response.sendStatus(201);
});

function forgotten(order) {
  mails.add("welcome", order, { jobId: order.id, attempts: 3, backoff: 1000 }); // expect: msg-publish-unconfirmed
}

async function waited(order) {
  await mails.add("welcome", order, { jobId: order.id, attempts: 3, backoff: 1000 });
}

function handedOn(order) {
  return mails.add("welcome", order, { jobId: order.id, attempts: 3, backoff: 1000 });
}

function caught(order) {
  mails.add("welcome", order, { jobId: order.id, attempts: 3, backoff: 1000 }).catch(console.error);
}
