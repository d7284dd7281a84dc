import Redis from "ioredis";

const redis = new Redis({ commandTimeout: 2000 });

export async function settle(order) {
  const key = `lock:${order}`;
  if ((await redis.set(key, "1", "NX")) !== "OK") return; // expect: lock-no-lease
  try {
    console.log("settling", order);
  } finally {
    await redis.del(key);
  }
}
