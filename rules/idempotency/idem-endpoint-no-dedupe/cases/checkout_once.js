const express = require("express");
const axios = require("axios");

const app = express();
const client = axios.create({ timeout: 2000 });

app.post("/checkout-once", async (req, res) => {
  const paid = await client.post(
    "http://bank.example/payments",
    { cents: req.body.cents },
    { headers: { "Idempotency-Key": req.get("Idempotency-Key") } },
  );
  res.json(paid.data);
});
