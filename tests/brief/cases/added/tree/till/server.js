const express = require('express');
const axios = require('axios');

const app = express();

// no more than five of them, however many there are
app.get('/first', async (req, res) => {
  const all = (await axios.get('http://goods.example.com/all', { timeout: 1000 })).data;
  const size = Math.min(5, all.length);
  const first = [];
  for (let i = 0; i < size; i++) {
    first.push(all[i]);
  }
  const found = [];
  for (let i = 0; i < first.length; i++) {
    found.push((await axios.get(`http://shelf:8080/places?name=${first[i]}`, { timeout: 1000 })).data);
  }
  res.json(found);
});

// as many as there are
app.get('/all', async (req, res) => {
  const all = (await axios.get('http://goods.example.com/all', { timeout: 1000 })).data;
  const some = [];
  for (let i = 0; i < all.length; i++) {
    some.push(all[i]);
  }
  for (let i = 0; i < some.length; i++) {
    await axios.get(`http://shelf:8080/places?name=${some[i]}`, { timeout: 1000 });
  }
  res.json([]);
});

app.listen(8080);
