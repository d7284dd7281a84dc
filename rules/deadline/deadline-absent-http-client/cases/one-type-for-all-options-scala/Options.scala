import java.net.{HttpURLConnection, URL}
import java.util.Properties

// All settings are of one type: what one of them falls back to is no default of another.
class Setting[T](key: String, fallback: T, props: Properties) {
  def get(): T = props.getProperty(key) match {
    case null => fallback
    case v => v.asInstanceOf[T]
  }
}

class Settings(props: Properties) {
  val proxy = new Setting[String]("proxy", null, props)
  val timeout = new Setting[Int]("timeout", 1000, props)
}

class Probe(settings: Settings) {
  def reachable(host: String): Boolean = {
    val connection = new URL(host).openConnection().asInstanceOf[HttpURLConnection]
    connection.setConnectTimeout(settings.timeout.get())
    connection.setReadTimeout(settings.timeout.get())
    connection.connect() // alarm: deadline-absent-http-client what another setting falls back to is taken for this one's
    true
  }
}
