package bills;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.CrudRepository;

public interface Bills extends CrudRepository<Bill, String> {
    @Query("SELECT MAX(b.id) FROM Bill b")
    String latest();

    @Modifying
    @Query("UPDATE Bill b SET b.paid = true WHERE b.id = ?1")
    int settled(String id);
}
