const express = require("express");
const axios = require("axios");

const app = express();
const client = axios.create({ timeout: 2000 });

app.post("/checkout", async (req, res) => { // expect: idem-endpoint-no-dedupe
  const paid = await client.post("http://bank.example/payments", { cents: req.body.cents });
  res.json(paid.data);
});

app.post("/fees", async (req, res) => {
  const fees = await client.post("http://bank.example/payments/search", { cents: req.body.cents });
  res.json(fees.data);
});

app.post("/notes", async (req, res) => {
  const note = await client.post("http://notes.example/notes", req.body);
  res.json(note.data);
});
