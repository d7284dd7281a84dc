const axios = require("axios");

async function orders(_, { customer }) {
  const found = await axios.get(`http://orders.example/orders?customer=${customer}`, { timeout: 2000 });
  return found.data;
}

const queries = {
  orders,
  order: async (_, { id }) => (await axios.get(`http://orders.example/orders/${id}`, { timeout: 1000 })).data,
};

module.exports = { queries };
