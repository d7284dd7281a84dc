package users;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Users {
    private final JdbcTemplate jdbc;

    Users(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/all")
    int all() {
        return jdbc.update("insert into all (id) values (1)");
    }

    @PostMapping("/logins/new")
    int login() {
        return jdbc.update("insert into login (id) values (1)");
    }
}
