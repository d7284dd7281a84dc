const express = require('express');
const { OpenFeature } = require('@openfeature/server-sdk');
const { FlagdProvider } = require('@openfeature/flagd-provider');

OpenFeature.setProvider(new FlagdProvider({ host: 'flags' }));

const app = express();

app.post('/shown', async (req, res) => {
  const shown = [];
  // expect: load-remote-call-in-loop
  for (const name of req.body.names) {
    shown.push(await OpenFeature.getClient().getBooleanValue(name, false));
  }
  res.json(shown);
});
