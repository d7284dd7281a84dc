package list;

public class List {
    public static void main(String[] args) {}
}
