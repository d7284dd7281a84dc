db.orders.update({ _id: "first" }, { _id: "first", paid: false }, { upsert: true });
