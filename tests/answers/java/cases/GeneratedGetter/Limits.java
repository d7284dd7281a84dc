package shop;

import lombok.Data;

@Data
public class Limits {
  private int seconds = 5;
  private int chosen;
}
