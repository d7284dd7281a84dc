const express = require("express");
const axios = require("axios");
const app = express();
app.get("/orders", async (req, res) => res.json((await axios.get("https://rates.example.com/all")).data));
app.get("/rest", async (req, res) => res.json((await axios.get("https://rates.example.com/all")).data));
app.get("/bills", async (req, res) => res.json((await axios.get("http://bill:8080/bills", { timeout: 2000 })).data));
app.get("/rates", async (req, res) => res.json((await axios.get("http://rate:8080/rate", { timeout: 2000 })).data));
app.listen(8080);
