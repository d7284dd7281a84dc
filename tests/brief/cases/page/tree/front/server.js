const express = require('express');
const axios = require('axios');
const { FlagdProvider } = require('@openfeature/flagd-provider');
const { OpenFeature } = require('@openfeature/server-sdk');

const app = express();

// Each evaluation asks, and making the provider waits for nobody.
OpenFeature.setProvider(new FlagdProvider());

// One place, under two addresses of one service, and under one that is not known: that is said, and the arrow is not denied.
function ask(path) {
  return axios.get(path, { timeout: 1000 });
}

app.get('/page', async (req, res) => {
  const answers = await Promise.all(req.body.ids.map((id) => axios.get(`http://goods:8080/goods/${id}`, { timeout: 1000 })));
  res.json(answers.map((answer) => answer.data));
});

app.get('/shelf', async (req, res) => {
  const short = await OpenFeature.getClient().getBooleanValue('short', false);
  if (short) return res.json([]);
  const all = await ask('http://goods:8080/goods');
  const news = await ask('http://goods:8080/news');
  const flag = await axios.post('http://flagd:8016/ofrep/v1/evaluate/flags/new', {}, { timeout: 500 });
  res.json([all.data, news.data, flag.data, (await ask(req.query.at + '/' + req.query.path)).data]);
});

app.listen(8080);
