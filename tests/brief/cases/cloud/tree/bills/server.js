const express = require("express");
const app = express();
app.get("/bills", (req, res) => res.send("[]"));
app.listen(8080);
