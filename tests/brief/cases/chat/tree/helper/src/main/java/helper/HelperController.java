package helper;

import org.springframework.ai.chat.client.ChatClient;
import org.left.checks.Checked;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class HelperController {
    private final ChatClient chat;
    private final Shelf shelf;
    private final VectorStore known;

    public HelperController(ChatClient.Builder builder, Shelf shelf, VectorStore known) {
        this.known = known;
        this.chat = builder.defaultSystem("Help.").defaultTools(shelf).build();
        this.shelf = shelf;
    }

    @PostMapping("/ask")
    public String ask(String question) { return chat.prompt().user(question).call().content(); }

    @PostMapping("/like")
    public Object like(@Checked(level = 2) String question) { return known.similaritySearch(question); }

    @EventListener
    public void warm(ApplicationReadyEvent event) { shelf.books("a"); }
}
