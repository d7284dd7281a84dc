const express = require('express');
const redis = require('redis');

const app = express();
const client = redis.createClient({host: 'cart-redis'});

// One text under the key, and one connection for all commands, which 2.8 gives no time.
app.post('/add/:id/:sku', (req, res) => {
  client.get(req.params.id, (err, data) => {
    const cart = JSON.parse(data);
    cart.items.push(req.params.sku);
    client.setex(req.params.id, 3600, JSON.stringify(cart), () => res.json(cart));
  });
});

app.get('/cart/:id', (req, res) => {
  client.get(req.params.id, (err, data) => res.json(JSON.parse(data)));
});

app.listen(8080);
