import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

// A database in the process: its address says so, and nothing is far away.
class InProcess {
  private final Connection connection;

  InProcess(File folder) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + folder + "/reaper.db"); // answer: deadline bounded 3s
  }

  void remember(String name) throws SQLException {
    PreparedStatement insert = connection.prepareStatement("INSERT INTO names (name) VALUES (?)");
    insert.setString(1, name);
    insert.executeUpdate(); // answer: deadline bounded 3s
  }

  static Connection far() throws SQLException {
    // expect: deadline-absent-db
    return DriverManager.getConnection("jdbc:postgresql://db/names"); // answer: deadline unbounded
  }
}

// Handed through several functions it stays what it is.
class Handed {
  private final Connection connection = DriverManager.getConnection("jdbc:sqlite:names.db");
  private final PreparedStatement all;

  Handed() throws SQLException {
    Migration.run(connection);
    all = connection.prepareStatement("SELECT name FROM names");
  }

  void list() throws SQLException {
    all.executeQuery(); // answer: deadline bounded 3s
  }
}

class Migration {
  static void run(Connection c) throws SQLException {
    check(c);
  }

  static void check(Connection c) throws SQLException {
    move(c);
  }

  static void move(Connection c) throws SQLException {
    copy(c);
  }

  static void copy(Connection c) throws SQLException {
    org.example.Names.copy(c);
  }
}
