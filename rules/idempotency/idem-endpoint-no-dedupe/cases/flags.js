const axios = require('axios');
const express = require('express');
const { OpenFeature } = require('@openfeature/server-sdk');
const { FlagdProvider } = require('@openfeature/flagd-provider');

OpenFeature.setProvider(new FlagdProvider({ host: 'flags' }));

const app = express();

// a switch of the program says nothing of what has been done
// expect: idem-endpoint-no-dedupe
app.post('/orders', async (req, res) => {
  const broken = await OpenFeature.getClient().getBooleanValue('broken', false);
  if (broken) return res.sendStatus(503);
  const answer = await axios.post('https://payments.example/charges', req.body, { timeout: 1000 });
  res.json(answer.data);
});
