const express = require("express");
const { MongoClient } = require("mongodb");
const { Pool } = require("pg");
const Redis = require("ioredis");

const app = express();
const pool = new Pool({ connectionString: process.env.DATABASE_URL, query_timeout: 2000 });
let client;

app.get("/orders", async (req, res) => {
  const mongo = new MongoClient(process.env.MONGO_URL, { timeoutMS: 2000 }); // expect: load-client-per-request
  const orders = await mongo.db("shop").collection("orders").find().toArray();
  await mongo.close();
  res.json(orders);
});

app.get("/stock", async (req, res) => {
  const own = new Pool({ connectionString: process.env.DATABASE_URL, query_timeout: 2000 }); // expect: load-client-per-request
  res.json((await own.query("SELECT count(*) FROM stock")).rows);
});

app.get("/pooled", async (req, res) => {
  res.json((await pool.query("SELECT count(*) FROM stock")).rows);
});

// Made when it is needed first, and kept.
app.get("/lazy", async (req, res) => {
  if (!client) client = new Redis(process.env.REDIS_URL, { commandTimeout: 500 });
  res.json(await client.get("stock"));
});

// Each listener has a connection of its own, which it subscribes with.
const listeners = new Map();
app.get("/events", async (req, res) => {
  const own = new Redis(process.env.REDIS_URL, { commandTimeout: 500 });
  listeners.set(res, own);
});
