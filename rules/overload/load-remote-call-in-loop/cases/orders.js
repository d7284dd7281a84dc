const express = require('express');
const axios = require('axios');
const Redis = require('ioredis');

const app = express();
const redis = new Redis({ commandTimeout: 500 });

async function price(id) {
  return (await axios.get(`https://prices.example/items/${id}`, { timeout: 1000 })).data;
}

app.post('/names', async (req, res) => {
  const names = [];
  for (const id of req.body.ids) { // expect: load-remote-call-in-loop
    names.push(await redis.get(`name:${id}`));
  }
  res.json(names);
});

app.post('/prices', async (req, res) => {
  const prices = [];
  for (const { id } of req.body.items) { // expect: load-remote-call-in-loop
    prices.push(await price(id));
  }
  res.json(prices);
});

app.post('/many', async (req, res) => {
  res.json(await redis.mget(req.body.ids.map((id) => `name:${id}`)));
});

app.post('/pipeline', async (req, res) => {
  const pipeline = redis.pipeline();
  for (const id of req.body.ids) pipeline.get(`name:${id}`);
  res.json(await pipeline.exec());
});

app.get('/constant', async (req, res) => {
  const names = [];
  for (const shop of ['north', 'south']) names.push(await redis.get(`shop:${shop}`));
  res.json(names);
});
