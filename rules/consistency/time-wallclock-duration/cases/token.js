// Silent: when the token ends is said by whoever made it; the own time is only handed to the question.
async function use(store, id) {
  const token = await store.find(id, new Date());
  if (token.expiresAt.getTime() <= Date.now()) {
    throw new Error("expired");
  }
  return token;
}

async function reclaim(redis, key) {
  const late = await redis.zrangebyscore(key, "-inf", Date.now());
  for (let i = 0; i < late.length; i += 2) {
    if (Number(late[i + 1]) > Date.now()) break;
  }
}

module.exports = { use, reclaim };

function useAtOnce(store, id) {
  const token = store.find(id, new Date());
  if (token.expiresAt.getTime() <= Date.now()) {
    throw new Error("expired");
  }
  return token;
}
