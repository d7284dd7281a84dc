package shop;

import org.apache.dubbo.config.annotation.DubboReference;

interface Storage {
  void deduct(String user, int n);
}

interface Mail {
  void send(String user);
}

class Memory implements Storage {
  public void deduct(String user, int n) {}
}

class Orders {
  @DubboReference(timeout = 5000, retries = 0)
  private Storage storage;

  @DubboReference
  private Mail mail;

  private final Storage own = new Memory();

  void place(String user) {
    storage.deduct(user, 1); // answer: deadline bounded 5s
    mail.send(user); // answer: deadline bounded 1s
    own.deduct(user, 1);
  }
}
