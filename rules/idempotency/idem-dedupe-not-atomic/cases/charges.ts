import axios from 'axios';
import express from 'express';
import Redis from 'ioredis';

const redis = new Redis({ commandTimeout: 1000 });
const app = express();

app.post('/charges', async (req, res) => {
  if (await redis.get(`done:${req.body.event}`)) {
    return res.sendStatus(200);
  }
  await axios.post('https://pay.example/charges', req.body, { timeout: 2000 });
  await redis.set(`done:${req.body.event}`, '1', 'EX', 86400); // expect: idem-dedupe-not-atomic
  res.sendStatus(201);
});
