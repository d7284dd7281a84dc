const express = require('express');
const axios = require('axios');

const app = express();

function goodOf(id) {
  return axios.get(`https://stock.example/goods/${id}`, { timeout: 1000 });
}

// One handler for all verbs: only who asks with GET goes through the list.
app.all('/shelf', async (req, res) => {
  switch (req.method) {
    case 'GET': {
      const goods = await Promise.all(req.query.ids.map((id) => goodOf(id)));
      return res.json(goods.map((good) => good.data));
    }
    case 'POST': {
      await axios.post('https://stock.example/goods', req.body, { timeout: 1000 });
      return res.status(201).end();
    }
    default:
      return res.status(405).end();
  }
});

// However many there are, four are asked for.
app.get('/best', async (req, res) => {
  const goods = await Promise.all(req.query.ids.slice(0, 4).map((id) => goodOf(id)));
  res.json(goods.map((good) => good.data));
});

app.listen(8080);
