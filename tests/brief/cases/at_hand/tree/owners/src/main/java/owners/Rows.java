package owners;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.CrudRepository;

public interface Rows extends CrudRepository<Row, String> {
    @Query("SELECT k FROM Kind k ORDER BY k.id")
    List<Kind> kinds();
}
