import express from "express";
import Redis from "ioredis";
import Redlock from "redlock";

const app = express();
const redlock = new Redlock([new Redis()]);

app.post("/orders", async (req, res) => {
  const lock = await redlock.acquire(["orders"], 5000); // expect: lock-global-hot-path
  try {
    res.send("done");
  } finally {
    await lock.release();
  }
});

app.post("/orders/:id", async (req, res) => {
  const lock = await redlock.acquire([`orders:${req.params.id}`], 5000);
  try {
    res.send("done");
  } finally {
    await lock.release();
  }
});
