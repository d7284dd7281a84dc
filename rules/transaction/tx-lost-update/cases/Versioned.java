import jakarta.persistence.Version;
import org.springframework.data.repository.CrudRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class Seat {
  @Version private long counted;
  private int free;

  public int getFree() {
    return free;
  }

  public void setFree(int free) {
    this.free = free;
  }
}

interface Seats extends CrudRepository<Seat, String> {}

@RestController
class Versioned {
  private final Seats seats;

  Versioned(Seats seats) {
    this.seats = seats;
  }

  @PostMapping("/taken")
  public void taken(String id) {
    Seat seat = seats.findById(id).orElseThrow(); // expect: deadline-absent-db
    seat.setFree(seat.getFree() - 1);
    seats.save(seat);
  }
}
