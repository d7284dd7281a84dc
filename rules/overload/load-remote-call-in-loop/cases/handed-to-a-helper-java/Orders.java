package shop;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

class Item {
    Long id;
}

interface Items extends JpaRepository<Item, Long> {}

// The loop stands in another file than what is done in each turn.
@RestController
class Orders {
    private final Items items;

    Orders(Items items) {
        this.items = items;
    }

    @PostMapping("/orders")
    public List<Item> place(@RequestBody List<Long> ids) {
        List<Item> found = new ArrayList<>();
        String first = String.valueOf(ids.size()).trim().concat("a").concat("b").concat("c");
        Each.each(ids, id -> found.add(items.findById(id).orElseThrow())); // expect: deadline-absent-db
        return found;
    }
}
