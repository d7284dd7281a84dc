const grpc = require("@grpc/grpc-js");
const express = require("express");

const shop = grpc.loadPackageDefinition({}).shop;
const stub = new shop.Prices("prices:80", grpc.credentials.createInsecure());
const options = { deadline: Date.now() + 2000 }; // expect: deadline-on-shared-stub
const signal = AbortSignal.timeout(2000); // expect: deadline-on-shared-stub

const app = express();

app.get("/stale", (req, res) => {
  stub.get({ id: 1 }, options, (err, price) => res.send(price));
});

app.get("/aborted", async (req, res) => {
  res.send(await fetch("http://prices/today", { signal }));
});

app.get("/price", (req, res) => {
  stub.get({ id: 1 }, { deadline: Date.now() + 2000 }, (err, price) => res.send(price));
});

function fresh() {
  return { deadline: Date.now() + 2000 };
}

app.get("/fresh", (req, res) => {
  stub.get({ id: 1 }, fresh(), (err, price) => res.send(price));
});

// What is kept is how long, and not until when.
const LIMIT_MS = 2000;
const config = { limit: 2000 };

app.get("/constant", async (req, res) => {
  res.send(await fetch("http://prices/today", { signal: AbortSignal.timeout(LIMIT_MS) }));
});

app.get("/configured", async (req, res) => {
  res.send(await fetch("http://prices/today", { signal: AbortSignal.timeout(config.limit) }));
});
