const express = require("express");
const axios = require("axios");
const app = express();
app.get("/bills", async (req, res) => res.json((await axios.get("https://rates.example.com/all", { timeout: 3000 })).data));
app.listen(8080);
