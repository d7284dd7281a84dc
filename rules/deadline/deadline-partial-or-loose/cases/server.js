const express = require("express");
const app = express();

app.get("/price", async (req, res) => {
  res.send(await fetch("http://prices/today")); // expect: deadline-partial-or-loose
});

app.get("/bounded", async (req, res) => {
  res.send(await fetch("http://prices/today", { signal: AbortSignal.timeout(2000) }));
});

// Nobody waits for it.
async function nightly() {
  return fetch("http://prices/all");
}

setInterval(nightly, 86400000);
