const express = require("express");
const app = express();
app.get("/rate", (req, res) => res.send("1"));
app.listen(8080);
