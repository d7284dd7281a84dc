package visits;

public class Row {
    String id;
}
