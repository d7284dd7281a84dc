const express = require('express');
const axios = require('axios');
const app = express();
const admin = express.Router();

function verify(req, res, next) { axios.get('http://auth/verify').then(() => next()); }
function limited(tries) {
  return (req, res, next) => { axios.get('http://rates/left').then(() => next()); };
}

app.get('/open', (req, res) => { res.send('open'); });
app.use(verify);
app.use('/admin', limited(3));
app.get('/mine', (req, res) => { res.send('mine'); });
admin.get('/all', (req, res) => { res.send('all'); });
app.use('/admin', admin);
app.listen(8080);
