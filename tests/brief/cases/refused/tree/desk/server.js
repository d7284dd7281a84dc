const express = require('express');
const axios = require('axios');
const app = express();

app.post('/move/:id', async (req, res) => {
  await axios.get(`http://stock/items/${req.params.id}`, { timeout: 1000 });
  await axios.post(`http://stock/items/${req.params.id}`, req.body, { timeout: 1000 }); // taken as PUT alone
  await axios.head(`http://stock/items/${req.params.id}`, { timeout: 1000 }); // by the framework
  await axios.delete(`http://stock/anything/${req.params.id}`, { timeout: 1000 }); // one route takes every verb
  await axios.patch('http://stock/unknown', req.body, { timeout: 1000 }); // no route at all: perhaps one was not seen
  res.end();
});
