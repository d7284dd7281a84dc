const axios = require('axios');
const got = require('got');
const platform = require('@example/platform');

// Where nobody here can see what a call is given, absence is not claimed.

function handedOver(client, url) {
  return client.get(url);
}

function optionsOfACaller(url, options) {
  return axios.get(url, options); // answer: deadline inherited
}

function optionsOfALibrary(url) {
  return axios.get(url, platform.options()); // answer: deadline unknown
}

function spreadOfALibrary(url) {
  return axios.get(url, { headers: {}, ...platform.defaults }); // answer: deadline unknown
}

function spreadOfACaller(url, options) {
  return axios.get(url, { headers: {}, ...options }); // answer: deadline inherited
}

function computedKey(url, key) {
  return axios.get(url, { [key]: 5000 }); // answer: deadline unknown
}

function fromTheEnvironment(url) {
  return axios.get(url, { timeout: Number(process.env.HTTP_TIMEOUT) }); // answer: deadline unknown
}

function settingOfALibrary(url) {
  return axios.get(url, { timeout: platform.settings.timeout }); // answer: deadline unknown
}

function madeByALibrary(url) {
  const client = axios.create(platform.axiosOptions());
  return client.get(url); // answer: deadline unknown
}

function setUpByALibrary(url) {
  const client = axios.create();
  platform.configure(client);
  return client.get(url); // answer: deadline unknown
}

function assigned(url, extra) {
  return axios.get(url, Object.assign({}, extra)); // answer: deadline unknown
}

function fetchOfACaller(url, init) {
  return fetch(url, init); // answer: deadline inherited
}

function signalOfACaller(url, signal) {
  return fetch(url, { signal }); // answer: deadline inherited
}

function extended(url) {
  return got.extend(platform.gotOptions)(url);
}

function byName(url, verb) {
  return axios[verb](url);
}

function builtBySteps(url, limit) {
  const options = {};
  for (const [key, value] of Object.entries(limit)) options[key] = value;
  return axios.get(url, options); // answer: deadline unknown
}

function retriedByALibrary(url) {
  return platform.retry(() => axios.get(url, platform.options())); // answer: deadline unknown
}

function defaultsOfALibrary(url) {
  const client = axios.create({ ...platform.axiosOptions(), baseURL: url });
  return client.post('/orders', {}); // answer: deadline unknown
}

function instanceOfALibrary(url) {
  const client = axios.create();
  client.defaults.timeout = platform.settings.timeout;
  return client.get(url); // answer: deadline unknown
}

function afterTheFact(url, policy) {
  const client = axios.create();
  policy.apply(client);
  return client.get(url); // answer: deadline unknown
}
