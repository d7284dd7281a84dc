const MongoClient = require("mongodb").MongoClient;
const address = "mongodb://office-mongo/offices";

// Handed the database by those who connect.
const findAll = function (db, callback) {
  const offices = db.collection("offices");
  offices.find().toArray((err, found) => callback(found));
};

const addOne = function (office, db, callback) {
  const offices = db.collection("offices");
  offices.update({ city: office.city }, { $push: { offices: office } }, (err, made) => callback(made));
};

exports.all = function (callback) {
  MongoClient.connect(address, function (err, db) {
    findAll(db, (found) => callback(found));
  });
};

exports.add = function (office, callback) {
  MongoClient.connect(address, function (err, db) {
    addOne(office, db, (made) => callback(made));
  });
};
