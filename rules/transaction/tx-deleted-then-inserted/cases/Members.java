import java.util.List;
import org.springframework.data.repository.CrudRepository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

class Member {
  private Long id;
  private String name;

  Member(String name) {
    this.name = name;
  }
}

interface MemberRepository extends CrudRepository<Member, Long> {
  void deleteByName(String name);
}

class Draft {
  private Long id;
}

interface DraftRepository extends CrudRepository<Draft, Long> {}

@RestController
class Members {
  private final MemberRepository members;
  private final DraftRepository drafts;

  Members(MemberRepository members, DraftRepository drafts) {
    this.members = members;
    this.drafts = drafts;
  }

  @PutMapping("/members")
  public void rename(String name, String other) {
    members.deleteByName(name); // expect: deadline-absent-db
    members.save(new Member(other)); // expect: tx-deleted-then-inserted
  }

  @PutMapping("/members/together")
  @Transactional
  public void renameTogether(String name, String other) {
    members.deleteByName(name);
    members.save(new Member(other));
  }

  // Of two tables.
  @PutMapping("/members/from-draft")
  public void fromDraft(Long draft, String name) {
    drafts.deleteById(draft);
    members.save(new Member(name));
  }

  // One or the other.
  @PutMapping("/members/either")
  public void either(String name, boolean gone) {
    if (gone) {
      members.deleteByName(name);
      return;
    }
    members.save(new Member(name));
  }

  // The old one goes last.
  @PutMapping("/members/first")
  public void writtenFirst(String name, String other) {
    members.save(new Member(other));
    members.deleteByName(name);
  }
}
