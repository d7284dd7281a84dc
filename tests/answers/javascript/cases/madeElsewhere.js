const axios = require('axios');
const got = require('got');
const platform = require('@example/platform');

// Clients and limits that somebody else touches: what that does cannot be known.

exports.configuredByALibrary = async (url) => {
  const client = axios.create();
  platform.configure(client);
  return client.get(url); // answer: deadline unknown
};

exports.optionsOfALibrary = async (url) => axios.get(url, platform.options()); // answer: deadline unknown

exports.limitOfALibrary = async (url) => axios.get(url, { timeout: platform.limits.http }); // answer: deadline unknown

exports.filledInPlace = async (url) => {
  const options = {};
  platform.complete(options);
  return got.get(url, options); // answer: deadline unknown
};
