const express = require("express");
const redis = require("redis");
const { MongoClient } = require("mongodb");

const app = express();
const store = redis.createClient();
let orders;

MongoClient.connect("mongodb://orders", (error, client) => {
  orders = client.db("shop").collection("orders");
});

function save(id, cart) {
  return new Promise((resolve) => {
    store.setex(id, 3600, JSON.stringify(cart), () => resolve()); // expect: tx-document-overwritten
  });
}

// Answered by callbacks, and written by another function.
app.post("/carts/:id/items", (req, res) => {
  store.get(req.params.id, (error, data) => {
    const cart = data ? JSON.parse(data) : { items: [] };
    cart.items.push(req.body);
    save(req.params.id, cart).then(() => res.json(cart));
  });
});

// Part of a document.
app.post("/orders/:id", (req, res) => {
  orders.findOne({ name: req.params.id }).then((found) => {
    const list = found.history;
    list.push(req.body);
    orders.updateOne({ name: req.params.id }, { $set: { history: list } }).then(() => res.sendStatus(204)); // expect: tx-document-overwritten
  });
});

// The store makes the change.
app.post("/orders/:id/good", async (req, res) => {
  await orders.updateOne({ name: req.params.id }, { $push: { history: req.body } });
  res.sendStatus(204);
});

// Only if nobody else has written since.
app.post("/orders/:id/versioned", async (req, res) => {
  const found = await orders.findOne({ name: req.params.id });
  found.history.push(req.body);
  await orders.updateOne({ name: req.params.id, seen: found.seen }, { $set: { history: found.history } });
  res.sendStatus(204);
});

// A copy under another key.
app.post("/carts/:from/copies/:to", async (req, res) => {
  const cart = JSON.parse(await store.get(req.params.from));
  cart.owner = req.params.to;
  await store.set(req.params.to, JSON.stringify(cart));
  res.json(cart);
});

// Nothing of what was read is written.
app.put("/carts/:id/name", async (req, res) => {
  const old = JSON.parse(await store.get(req.params.id));
  const fresh = { name: req.body.name };
  fresh.at = 1;
  await store.set(req.params.id, JSON.stringify(fresh));
  res.json(old);
});

// Read and put back as it was.
app.put("/carts/:id/life", async (req, res) => {
  const cart = await store.get(req.params.id);
  await store.setex(req.params.id, 3600, cart);
  res.json(cart);
});
