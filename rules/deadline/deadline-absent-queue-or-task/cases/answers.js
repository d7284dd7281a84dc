const express = require("express");
const Redis = require("ioredis");

const app = express();
const redis = new Redis();

app.get("/next", async (req, res) => {
  res.send(await redis.blpop("answers", 0)); // expect: deadline-absent-queue-or-task
});

app.get("/soon", async (req, res) => {
  res.send(await redis.blpop("answers", 5));
});
