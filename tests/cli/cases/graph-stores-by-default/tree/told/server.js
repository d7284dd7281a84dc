const redis = require('redis');
const client = redis.createClient({ host: process.env.REDIS_HOST || "cache-a" });
const app = require('express')();
app.get('/a', (q, r) => client.get('x', (e, v) => r.json(v)));
