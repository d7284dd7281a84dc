const express = require("express");
const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient, QueryCommand, ScanCommand } = require("@aws-sdk/lib-dynamodb");

const app = express();
const table = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: { requestTimeout: 2000 } }));

app.get("/orders", async (req, res) => {
  res.json(await table.send(new ScanCommand({ TableName: "orders" }))); // expect: part-scatter-gather
});

app.get("/mine", async (req, res) => {
  res.json(await table.send(new QueryCommand({ TableName: "orders", KeyConditionExpression: "customer = :c" })));
});
