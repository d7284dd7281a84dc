package shop;

class Order {
    String id;
    String customer;
}
