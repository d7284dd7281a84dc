const request = require('request');
const util = require('util');

// An address is no object of options, however it is put together.
const base = util.format('http://%s', process.env.CATALOGUE_HOST);

function list(page) {
  const url = base + page.toString();
  // expect: deadline-absent-http-client
  request.get(url); // answer: deadline unbounded
}
