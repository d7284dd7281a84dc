package orders;

public class Order {
    String id;
}
