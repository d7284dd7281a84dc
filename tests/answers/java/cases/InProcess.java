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
