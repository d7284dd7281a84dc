const express = require('express');
const app = express();

app.get('/items/:id', (req, res) => res.end());
app.put('/items/:id', (req, res) => res.end());
app.get('/anything/:id', (req, res) => res.end());
app.all('/anything/:id', (req, res) => res.end());
