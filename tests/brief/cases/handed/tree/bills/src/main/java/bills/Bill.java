package bills;

public class Bill {
    String id;
}
