import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

class Clients {
  private final CqlSession session;
  private final PreparedStatement insert;

  Clients(CqlSession session) {
    this.session = session;
    this.insert = session.prepare(SimpleStatement.newInstance("INSERT INTO orders (id, total) VALUES (?, ?)").setConsistencyLevel(ConsistencyLevel.ANY));
  }

  void book(String id, long total) {
    session.execute(insert.bind(id, total)); // expect: rep-weak-write-or-quorum
  }

  void bookSafely(String id, long total) {
    session.execute(SimpleStatement.newInstance("INSERT INTO orders (id, total) VALUES (?, ?)", id, total).setConsistencyLevel(ConsistencyLevel.LOCAL_QUORUM));
  }

  MongoCollection<Document> orders(MongoDatabase shop) {
    return shop.getCollection("orders").withWriteConcern(WriteConcern.W1); // expect: rep-weak-write-or-quorum
  }

  MongoCollection<Document> ordersSafely(MongoDatabase shop) {
    return shop.getCollection("orders").withWriteConcern(WriteConcern.MAJORITY);
  }
}
