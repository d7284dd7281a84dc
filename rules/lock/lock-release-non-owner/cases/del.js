import Redis from "ioredis";

const redis = new Redis({ commandTimeout: 2000 });

export async function settle(order) {
  const key = `lock:${order}`;
  if ((await redis.set(key, "1", "PX", 30000, "NX")) !== "OK") return;
  try {
    console.log("settling", order);
  } finally {
    await redis.del(key); // expect: lock-release-non-owner
  }
}
