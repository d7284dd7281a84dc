// Words make no retry: where the bound stands is what counts: in the condition, in a constant, in a minimum, in what a caller gives, in a
// setting with a default.
const axios = require("axios");

const MAX_TRIES = 5;
const client = axios.create({ timeout: 2000 });
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function inTheCondition(url) {
  let retries = 0;
  while (retries < 3) { // expect: retry-non-retryable
    try {
      return await client.get(url);
    } catch (error) {
      retries++;
      await wait(100 * 2 ** retries);
    }
  }
}

async function byConstant(url) {
  for (let tries = 0; ; tries++) { // expect: retry-non-retryable
    try {
      return await client.get(url);
    } catch (error) {
      if (tries >= MAX_TRIES) throw error;
      await wait(100 * 2 ** tries);
    }
  }
}

async function byMinimum(url, wanted) {
  const tries = Math.min(wanted, MAX_TRIES);
  for (let i = 0; i < tries; i++) { // expect: retry-non-retryable
    try {
      return await client.get(url);
    } catch (error) {
      await wait(100 * 2 ** i);
    }
  }
}

async function byCaller(url, tries) {
  for (let i = 0; i < tries; i++) { // expect: retry-non-retryable
    try {
      return await client.get(url);
    } catch (error) {
      await wait(100 * 2 ** i);
    }
  }
}

async function bySetting(url) {
  const tries = Number(process.env.PRICE_TRIES || 3);
  for (let i = 0; i < tries; i++) { // expect: retry-non-retryable
    try {
      return await client.get(url);
    } catch (error) {
      await wait(100 * 2 ** i);
    }
  }
}

module.exports = { inTheCondition, byConstant, byMinimum, bySetting, twice: (url) => byCaller(url, 2) };
