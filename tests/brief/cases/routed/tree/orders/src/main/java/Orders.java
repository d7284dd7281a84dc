package orders;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Orders {
    private final JdbcTemplate jdbc;

    Orders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/orders")
    int add() {
        return jdbc.update("insert into add (id) values (1)");
    }

    @GetMapping("/orders")
    int all() {
        return jdbc.update("insert into all (id) values (1)");
    }

    @PostMapping("/returns/add")
    int back() {
        return jdbc.update("insert into back (id) values (1)");
    }
}
