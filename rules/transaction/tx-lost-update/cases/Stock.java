import org.springframework.data.repository.CrudRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class Item {
  private int count;

  public int getCount() {
    return count;
  }

  public void setCount(int count) {
    this.count = count;
  }
}

interface Items extends CrudRepository<Item, String> {}

@RestController
class Stock {
  private final Items items;

  Stock(Items items) {
    this.items = items;
  }

  @PostMapping("/sold")
  public void sold(String id) {
    Item item = items.findById(id).orElseThrow(); // expect: deadline-absent-db
    item.setCount(item.getCount() - 1);
    items.save(item); // expect: tx-lost-update
  }

  @PostMapping("/counted")
  public void counted(String id, int count) {
    Item item = items.findById(id).orElseThrow();
    item.setCount(count);
    items.save(item);
  }

  @PostMapping("/made")
  public void made(Item draft) {
    Item item = new Item();
    item.setCount(item.getCount() + 1);
    items.save(item);
  }
}
