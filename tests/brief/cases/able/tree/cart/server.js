const express = require('express');
const redis = require('redis');

const app = express();
const client = redis.createClient({host: 'cart-redis'});

// One text under the key, and one connection for all commands, which 2.8 gives no time.
function save(id, cart, done) {
  client.setex(id, 3600, JSON.stringify(cart), done);
}

// Under another name, as it is: nothing is lost here.
app.get('/copy/:from/:to', (req, res) => {
  client.get(req.params.from, (err, data) => {
    const cart = JSON.parse(data);
    save(req.params.to, cart, () => res.json(cart));
  });
});

app.post('/add/:id/:sku', (req, res) => {
  client.get(req.params.id, (err, data) => {
    const cart = JSON.parse(data);
    cart.items.push(req.params.sku);
    save(req.params.id, cart, () => res.json(cart));
  });
});

app.post('/clear/:id/:sku', (req, res) => {
  client.get(req.params.id, (err, data) => {
    const cart = JSON.parse(data);
    cart.items.splice(cart.items.indexOf(req.params.sku), 1);
    save(req.params.id, cart, () => res.json(cart));
  });
});

app.listen(8080);
