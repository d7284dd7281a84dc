const Redis = require('ioredis')
const { Pool } = require('pg')
const { Sequelize, DataTypes } = require('sequelize')

const redis = new Redis({ host: 'redis', commandTimeout: 1000 })
const sequelize = new Sequelize('postgres://db/shop')
const Order = sequelize.define('Order', { state: DataTypes.STRING })

async function find(id) {
  const found = await redis.get(`order:${id}`)
  if (found) return JSON.parse(found)
  const order = await Order.findByPk(id)
  await redis.set(`order:${id}`, JSON.stringify(order), 'EX', 3600)
  return order
}

async function close(id) {
  await sequelize.transaction(async (transaction) => {
    await Order.update({ state: 'closed' }, { where: { id }, transaction })
    await redis.del(`order:${id}`) // expect: cache-aside-race
  })
}

async function closeAndForget(id) {
  await sequelize.transaction(async (transaction) => {
    await Order.update({ state: 'closed' }, { where: { id }, transaction })
  })
  await redis.del(`order:${id}`)
}

module.exports = { find, close, closeAndForget }
