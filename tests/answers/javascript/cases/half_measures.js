const request = require('request');
const util = require('util');

// An address is no object of options, however it is put together.
const base = util.format('http://%s', process.env.CATALOGUE_HOST);

function list(page) {
  const url = base + page.toString();
  // expect: deadline-absent-http-client
  request.get(url); // answer: deadline unbounded
}

// Limits that are made and not handed over.
const axios = require('axios');
const http = require('http');

async function signalThrownAway() {
  const signal = AbortSignal.timeout(2000);
  await fetch('http://price'); // answer: deadline bounded 5min
}

async function signalGiven() {
  await fetch('http://price', { signal: AbortSignal.timeout(2000) }); // answer: deadline bounded 2s
}

async function keepAliveOnly(url) {
  const client = axios.create({ httpAgent: new http.Agent({ keepAlive: true, maxSockets: 4, keepAliveMsecs: 1000 }) }); // expect: deadline-absent-http-client
  await client.get(url); // answer: deadline unbounded
}

async function parsedAndNeverApplied(url) {
  const timeout = Number(process.env.LIMIT || 300);
  console.log('limit', timeout);
  // expect: deadline-absent-http-client
  await axios.get(url); // answer: deadline unbounded
}

async function clockOfEachTurn(url) {
  for (;;) { // expect: retry-unbounded, retry-no-jitter
    const started = Date.now();
    try {
      return await axios.get(url, { timeout: 1000 }); // answer: bound unbounded
    } catch (e) {
      if (Date.now() - started > 60000) throw e; // expect: time-wallclock-duration
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}
