const { ApolloServer } = require("@apollo/server");
const { startStandaloneServer } = require("@apollo/server/standalone");
const axios = require("axios");
const { queries } = require("./orders");

const resolvers = {
  Query: queries,
  Mutation: {
    async place(_, { order }) {
      return (await axios.post("http://orders.example/orders", order)).data;
    },
  },
};

startStandaloneServer(new ApolloServer({ typeDefs: "", resolvers }), { listen: { port: 4000 } });
