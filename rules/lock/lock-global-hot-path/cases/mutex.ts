import express from "express";
import Redis from "ioredis";
import Redlock from "redlock";

const app = express();
const redlock = new Redlock([new Redis()]);

// A wrapper: what its callers ask for decides, one by one.
async function acquire(resource: string) {
  return redlock.acquire([resource], 5000);
}

async function migrate() {
  const lock = await acquire("migrations");
  await lock.release();
}

app.post("/orders/:id", async (req, res) => {
  const lock = await acquire(`orders:${req.params.id}`);
  try {
    res.send("done");
  } finally {
    await lock.release();
  }
});

migrate();
