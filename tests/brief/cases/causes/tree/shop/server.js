const express = require('express');
const axios = require('axios');

const app = express();

app.post('/prices', async (req, res) => {
  const answers = await Promise.all(req.body.ids.map((id) => axios.get(`https://prices.example/goods/${id}`, { timeout: 1000 })));
  res.json(answers.map((answer) => answer.data));
});

app.listen(8080);
