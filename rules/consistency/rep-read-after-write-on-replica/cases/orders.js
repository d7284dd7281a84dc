const { DynamoDBClient } = require('@aws-sdk/client-dynamodb')
const { DynamoDBDocumentClient, GetCommand, PutCommand } = require('@aws-sdk/lib-dynamodb')
const AWS = require('aws-sdk')
const { MongoClient } = require('mongodb')

const docs = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: { requestTimeout: 1000 } }))
const old = new AWS.DynamoDB.DocumentClient({ httpOptions: { timeout: 1000 } })
const mongo = new MongoClient('mongodb://mongo', { timeoutMS: 1000 })

async function place(order) {
  await docs.send(new PutCommand({ TableName: 'orders', Item: { id: order.id, state: 'open' } }))
  const { Item } = await docs.send(new GetCommand({ TableName: 'orders', Key: { id: order.id } })) // expect: rep-read-after-write-on-replica
  return Item
}

async function placeConsistently(order) {
  await docs.send(new PutCommand({ TableName: 'orders', Item: { id: order.id, state: 'open' } }))
  const { Item } = await docs.send(new GetCommand({ TableName: 'orders', Key: { id: order.id }, ConsistentRead: true }))
  return Item
}

async function update(id) {
  await old.update({ TableName: 'orders', Key: { id }, UpdateExpression: 'SET paid = :p', ExpressionAttributeValues: { ':p': true } }).promise()
  return (await old.get({ TableName: 'orders', Key: { id } }).promise()).Item // expect: rep-read-after-write-on-replica
}

async function close(id) {
  const orders = mongo.db('shop').collection('orders')
  await orders.updateOne({ _id: id }, { $set: { state: 'closed' } }, { maxTimeMS: 500 })
  return orders.findOne({ _id: id }, { readPreference: 'secondaryPreferred', maxTimeMS: 500 }) // expect: rep-read-after-write-on-replica
}

async function closeAtPrimary(id) {
  const orders = mongo.db('shop').collection('orders')
  await orders.updateOne({ _id: id }, { $set: { state: 'closed' } }, { maxTimeMS: 500 })
  return orders.findOne({ _id: id }, { readPreference: 'primary', maxTimeMS: 500 })
}

module.exports = { place, placeConsistently, update, close, closeAtPrimary }
