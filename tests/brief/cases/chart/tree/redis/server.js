const express = require("express");
const app = express();
app.get("/keys", (req, res) => res.send("1"));
app.listen(8080);
