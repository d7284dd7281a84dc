import java.io.File
import java.sql.{Connection, DriverManager}

class Journal(directory: File) {
  // A file beside the program: nobody answers over a network.
  def open(): Connection =
    DriverManager.getConnection(s"jdbc:sqlite:${new File(directory, "journal")}")
}
