package helper;

import org.springframework.ai.tool.annotation.Tool;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class Shelf {
    private final RestTemplate http = new RestTemplate();

    @Tool(description = "books by a letter")
    public String books(String letter) { return http.getForObject("http://shelf.example.org/books/" + letter, String.class); }

    @Tool(description = "one book")
    public String book(String id) { return http.getForObject("http://shelf.example.org/book/" + id, String.class); }

    @Tool(description = "who wrote it")
    public String author(String id) { return http.getForObject("http://shelf.example.org/author/" + id, String.class); }

    @Tool(description = "what it costs")
    public String price(String id) { return http.getForObject("http://shelf.example.org/price/" + id, String.class); }
}
