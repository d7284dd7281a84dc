const express = require('express');
const axios = require('axios');
const Redis = require('ioredis');

const app = express();
const redis = new Redis({ commandTimeout: 500 });

app.get('/rates', async (req, res) => {
  let found = await redis.get('rates');
  if (!found) {
    found = (await axios.get('https://rates.example/today', { timeout: 1000 })).data;
    await redis.set('rates', found, 'EX', 60); // expect: load-stampede
  }
  res.send(found);
});
