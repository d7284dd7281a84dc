package helper;

import org.springframework.ai.tool.annotation.Tool;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class Shelf {
    private final RestTemplate http = new RestTemplate();

    @Tool(description = "books by a letter")
    public String books(String letter) { return http.getForObject("http://shelf.example.org/books/" + letter, String.class); }
}
