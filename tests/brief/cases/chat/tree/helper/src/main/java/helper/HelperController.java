package helper;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class HelperController {
    private final ChatClient chat;
    private final Shelf shelf;

    public HelperController(ChatClient.Builder builder, Shelf shelf) {
        this.chat = builder.defaultSystem("Help.").defaultTools(shelf).build();
        this.shelf = shelf;
    }

    @PostMapping("/ask")
    public String ask(String question) { return chat.prompt().user(question).call().content(); }

    @EventListener
    public void warm(ApplicationReadyEvent event) { shelf.books("a"); }
}
