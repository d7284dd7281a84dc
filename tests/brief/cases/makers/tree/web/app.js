const express = require("express");
const axios = require("axios");

const make = (db) => async (req, res) => {
  res.json(await axios.get("http://a.example/"));
};

function wrap(fn) {
  return function (req, res, next) {
    return Promise.resolve(fn(req, res, next)).catch(next);
  };
}

async function list(req, res) {
  res.json(await axios.get("http://b.example/"));
}

const app = express();
app.get("/made", make(1));
app.get("/wrapped", wrap(list));
app.listen(3000);
