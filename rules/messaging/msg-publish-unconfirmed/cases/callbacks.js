// The client with callbacks: channels that the library hands out, and that the module keeps.
const amqp = require("amqplib/callback_api");
const express = require("express");

const app = express();
let plain;
let confirming;
amqp.connect("amqp://broker", { timeout: 1000 }, (err, connection) => {
  connection.createChannel((error, channel) => {
    plain = channel;
  });
  connection.createConfirmChannel((error, channel) => {
    confirming = channel;
  });
});

app.post("/placed", (request, response) => {
  plain.sendToQueue("orders", Buffer.from(request.body)); // expect: msg-publish-unconfirmed
  response.sendStatus(201);
});

app.post("/placed-for-sure", (request, response) => {
  confirming.sendToQueue("orders", Buffer.from(request.body), {}, (error) => {
    response.sendStatus(error ? 500 : 201);
  });
});
