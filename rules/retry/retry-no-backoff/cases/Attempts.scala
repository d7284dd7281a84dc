package shop

import java.net.URI
import java.net.http.{HttpClient, HttpRequest, HttpResponse}
import java.time.Duration
import scala.annotation.tailrec
import scala.util.{Failure, Success, Try}

class Attempts(http: HttpClient) {
  private val request = HttpRequest.newBuilder(URI.create("http://price")).timeout(Duration.ofSeconds(2)).build()

  private def price(): String = http.send(request, HttpResponse.BodyHandlers.ofString()).body()

  def looped(): String = {
    var tries = 0
    while (tries < 3) { // expect: retry-no-backoff
      try return price()
      catch { case e: java.io.IOException => tries += 1 }
    }
    ""
  }

  def paused(): String = {
    var tries = 0
    while (tries < 3) {
      try return price()
      catch { case e: java.io.IOException => Thread.sleep(1000); tries += 1 }
    }
    ""
  }

  // Calls itself when the call has failed.
  @tailrec final def again(tries: Int): String = Try(price()) match {
    case Success(value) => value
    case Failure(_) if tries > 0 => again(tries - 1) // expect: retry-no-backoff
    case Failure(e) => throw e
  }
}
