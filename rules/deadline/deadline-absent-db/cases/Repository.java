import org.springframework.data.mongodb.repository.MongoRepository;

interface Items extends MongoRepository<Item, String> {}

class Item {
  String id;
}

class Prices {
  private final Items items;

  Prices(Items items) {
    this.items = items;
  }

  void put(Item item) {
    items.save(item); // expect: deadline-absent-db
  }

  Object get(String id) {
    return items.findById(id);
  }
}
