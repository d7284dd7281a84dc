package shop;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

@Singleton
public class Orders {
  private final EntityManager entities;

  Orders(EntityManager entities) { this.entities = entities; }

  public void save(Order order) { entities.persist(order); } // expect: deadline-absent-db
}
