package owners;

public class Row {
    String id;
}
