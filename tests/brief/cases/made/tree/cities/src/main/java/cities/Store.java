package cities;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Store {
  @Bean
  DataSource dataSource() {
    DataSourceBuilder pool = DataSourceBuilder.create();
    pool.url("jdbc:mysql://cities-db/cities");
    return pool.build();
  }
}
