const express = require('express');
const { MongoClient } = require('mongodb');
const axios = require('axios');
const app = express();
const products = new MongoClient('mongodb://shop').db('shop').collection('products');

function find(sku) {
  return new Promise((resolve, reject) => {
    setTimeout(() => { products.findOne({ sku }).then(resolve, reject); }, 5);
  });
}

function look(sku, done) {
  setImmediate(() => { products.findOne({ sku }).then((product) => done(null, product)); });
}

app.get('/slow/:sku', (req, res) => {
  setTimeout(() => {
    products.findOne({ sku: req.params.sku }).then((product) => res.json(product));
  }, 10);
});

app.get('/next/:sku', (req, res) => {
  process.nextTick(async () => { res.status(200).json(await products.findOne({ sku: req.params.sku })); });
});

app.get('/made/:sku', async (req, res) => { res.json(await find(req.params.sku)); });

app.get('/called/:sku', (req, res) => { look(req.params.sku, (error, product) => res.json(product)); });

// The answer is given before: nobody waits for these.
app.get('/aside/:sku', (req, res) => {
  setTimeout(() => { axios.post('http://log/seen', { sku: req.params.sku }); }, 10);
  setInterval(() => { axios.post('http://log/seen', { sku: req.params.sku }); }, 1000);
  res.send('ok');
});

app.listen(8080);
