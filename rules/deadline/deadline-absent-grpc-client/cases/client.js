const grpc = require("@grpc/grpc-js");
const loader = require("@grpc/proto-loader");

const shop = grpc.loadPackageDefinition(loader.loadSync("shop.proto")).shop;
const client = new shop.CurrencyService("currency:7000", grpc.credentials.createInsecure());

function convert(request, done) {
  client.convert(request, (err, answer) => done(err, answer)); // expect: deadline-absent-grpc-client
}

function limited(request, done) {
  client.convert(request, { deadline: Date.now() + 2000 }, done);
}

module.exports = { convert, limited };
