package shop;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Instant;
import org.springframework.data.jpa.repository.JpaRepository;

class Profile {
  String id;
  String name;
  Instant updatedAt;

  Instant getUpdatedAt() {
    return updatedAt;
  }

  void setUpdatedAt(Instant at) {
    updatedAt = at;
  }
}

interface ProfileRepository extends JpaRepository<Profile, String> {}

class Profiles {
  private final CqlSession session;
  private final ProfileRepository profiles;

  Profiles(CqlSession session, ProfileRepository profiles) {
    this.session = session;
    this.profiles = profiles;
  }

  void stamped(String id, String name) {
    session.execute(SimpleStatement.newInstance("UPDATE profiles USING TIMESTAMP ? SET name = ? WHERE id = ?", System.currentTimeMillis() * 1000, name, id)); // expect: rep-lww-wallclock
  }

  void bound(String id, String name) {
    PreparedStatement update = session.prepare("UPDATE profiles USING TIMESTAMP ? SET name = ? WHERE id = ?");
    session.execute(update.bind(System.currentTimeMillis() * 1000, name, id)); // expect: rep-lww-wallclock
  }

  void touched(Profile changed) {
    changed.setUpdatedAt(Instant.now());
  }

  void merge(Profile incoming) {
    Profile stored = profiles.findById(incoming.id).orElse(null); // expect: deadline-absent-db
    if (stored == null || incoming.getUpdatedAt().isAfter(stored.getUpdatedAt())) {
      profiles.save(incoming); // expect: rep-lww-wallclock
    }
  }

  void mergeEarly(Profile incoming) {
    Profile stored = profiles.findById(incoming.id).orElseThrow();
    if (!incoming.getUpdatedAt().isAfter(stored.getUpdatedAt())) {
      return;
    }
    profiles.save(incoming); // expect: rep-lww-wallclock
  }

  // The older one of two that are both stored is deleted: nothing that came in is thrown away.
  void dropOlder(String a, String b) {
    Profile one = profiles.findById(a).orElseThrow();
    Profile other = profiles.findById(b).orElseThrow();
    if (one.getUpdatedAt().isAfter(other.getUpdatedAt())) {
      profiles.delete(other);
    }
  }
}
