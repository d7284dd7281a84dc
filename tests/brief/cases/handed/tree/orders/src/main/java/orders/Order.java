package orders;

import org.springframework.data.mongodb.core.mapping.Document;

@Document(collection = "placed")
public class Order {
    String id;
}
