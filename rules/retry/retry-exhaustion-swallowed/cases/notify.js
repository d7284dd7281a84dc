const axios = require("axios");

const http = axios.create({ timeout: 1000 });
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function swallowed(order) {
  for (let n = 0; n < 3; n++) { // expect: retry-exhaustion-swallowed, retry-non-retryable
    try {
      await http.put("/orders/7", order);
      return;
    } catch (error) {
      console.warn("attempt failed", error.message);
      await sleep(1000 * 2 ** n);
    }
  }
}

async function lastIsRaised(order) {
  for (let n = 0; n < 3; n++) { // expect: retry-non-retryable
    try {
      await http.put("/orders/7", order);
      return;
    } catch (error) {
      if (n === 2) throw error;
      await sleep(1000 * 2 ** n);
    }
  }
}

module.exports = { swallowed, lastIsRaised };
