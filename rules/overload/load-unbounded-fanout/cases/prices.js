const express = require('express');
const axios = require('axios');
const pLimit = require('p-limit');

const app = express();
const few = pLimit(8);

async function price(id) {
  return (await axios.get(`https://prices.example/items/${id}`, { timeout: 1000 })).data;
}

app.post('/mapped', async (req, res) => {
  const prices = await Promise.all(req.body.ids.map(async (id) => price(id))); // expect: load-unbounded-fanout
  res.json(prices);
});

app.post('/held', async (req, res) => {
  const asked = req.body.ids.map((id) => price(id)); // expect: load-unbounded-fanout
  res.json(await Promise.allSettled(asked));
});

app.post('/pushed', async (req, res) => {
  const asked = [];
  for (const id of req.body.ids) { // expect: load-unbounded-fanout
    asked.push(price(id));
  }
  res.json(await Promise.all(asked));
});

app.post('/few', async (req, res) => {
  res.json(await Promise.all(req.body.ids.map((id) => few(() => price(id)))));
});

app.post('/checked', async (req, res) => {
  if (req.body.ids.length > 20) return res.status(400).end();
  res.json(await Promise.all(req.body.ids.map((id) => price(id))));
});

app.get('/constant', async (req, res) => {
  res.json(await Promise.all(['north', 'south'].map((shop) => price(shop))));
});

app.post('/parts', async (req, res) => {
  const prices = [];
  for (let at = 0; at < req.body.ids.length; at += 10) {
    prices.push(...await Promise.all(req.body.ids.slice(at, at + 10).map((id) => price(id))));
  }
  res.json(prices);
});
