const express = require("express");
const axios = require("axios");

const app = express();

app.get("/health", async (req, res) => { // expect: load-health-and-drain
  await axios.get("http://payments/ping", { timeout: 500 });
  res.send("ok");
});

app.get("/up", (req, res) => res.send("ok"));

const server = app.listen(3000);
server.setTimeout(10000);
