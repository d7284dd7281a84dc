import java.net.HttpURLConnection
import java.net.URL

fun page(address: String): String {
    val connection = URL(address).openConnection() as HttpURLConnection // expect: deadline-absent-http-client
    return connection.getInputStream().bufferedReader().readText()
}

fun status(address: String): Int {
    // miss: deadline-absent-http-client  a getter of a library that is read like a property is no call yet
    val connection = URL(address).openConnection() as HttpURLConnection
    return connection.responseCode
}
