const Redis = require("ioredis");

const redis = new Redis({ commandTimeout: 500 });

async function settle(order) {
  const key = `lock:${order}`;
  if (!(await redis.setnx(key, "1"))) return; // expect: lock-acquire-not-atomic
  await redis.expire(key, 30);
  console.log(order);
}

module.exports = { settle };
