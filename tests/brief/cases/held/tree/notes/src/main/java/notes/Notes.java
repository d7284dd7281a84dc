package notes;

import java.util.concurrent.CompletableFuture;
import org.springframework.data.repository.CrudRepository;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

interface NoteRepository extends CrudRepository<Note, Long> {}

@RestController
class Notes {
  private final NoteRepository notes;
  private final RestTemplate rest = new RestTemplate();

  Notes(NoteRepository notes) {
    this.notes = notes;
  }

  @PostMapping("/notes")
  void add(@RequestBody Note note) {
    notes.save(note);
  }

  // No thread of a request waits for the mails.
  @Scheduled(fixedDelay = 60000)
  void remind() {
    CompletableFuture.runAsync(() -> rest.getForObject("http://mails:8080/send", String.class));
  }
}
