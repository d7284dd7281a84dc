const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function items(url) {
  for (let n = 0; n < 5; n++) { // expect: retry-no-throttle
    const answer = await fetch(url, { signal: AbortSignal.timeout(1000) });
    if (answer.status === 429) {
      await sleep(1000);
      continue;
    }
    return answer.json();
  }
  throw new Error("busy");
}

module.exports = { items };
