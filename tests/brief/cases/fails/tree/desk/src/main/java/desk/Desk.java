package desk;

public class Desk {
    public static void main(String[] args) {}
}
