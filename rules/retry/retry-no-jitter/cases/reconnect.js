const axios = require("axios");

const http = axios.create({ timeout: 1000 });
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function subscribe(topic) {
  for (let n = 0; n < 20; n++) { // expect: retry-no-jitter
    try {
      return await http.put("/subscriptions/" + topic);
    } catch (error) {
      if (error.response && error.response.status < 500) throw error;
      await sleep(Math.min(1000 * 2 ** n, 30000));
    }
  }
  throw new Error("not subscribed");
}

async function subscribeApart(topic) {
  for (let n = 0; n < 20; n++) {
    try {
      return await http.put("/subscriptions/" + topic);
    } catch (error) {
      if (error.response && error.response.status < 500) throw error;
      await sleep(Math.random() * Math.min(1000 * 2 ** n, 30000));
    }
  }
  throw new Error("not subscribed");
}

module.exports = { subscribe, subscribeApart };
