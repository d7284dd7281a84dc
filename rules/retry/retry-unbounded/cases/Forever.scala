package shop

import java.net.URI
import java.net.http.{HttpClient, HttpRequest, HttpResponse}
import java.time.Duration
import scala.concurrent.Future
import scala.concurrent.duration._
import cats.effect.IO
import zio.{Schedule, ZIO}

class Forever(http: HttpClient) {
  private val request = HttpRequest.newBuilder(URI.create("http://price")).timeout(java.time.Duration.ofSeconds(2)).build()

  def price(): String = http.send(request, HttpResponse.BodyHandlers.ofString()).body()

  def looped(): String = {
    while (true) { // expect: retry-unbounded, retry-no-jitter
      try return price()
      catch { case e: Exception => Thread.sleep(1000) }
    }
    ""
  }

  def counted(): String = {
    for (attempt <- 1 to 3) {
      try return price()
      catch { case e: Exception => Thread.sleep(1000) }
    }
    ""
  }

  def future(): Future[String] = retry.Pause.forever(1.second).apply(() => Future(price())) // expect: retry-unbounded

  def limited(): Future[String] = retry.Backoff(4, 1.second)(() => Future(price()))

  def effect = ZIO.attempt(price()).retry(Schedule.spaced(1.second)) // expect: retry-unbounded, retry-no-jitter

  def twice = ZIO.attempt(price()).retry(Schedule.recurs(2))
}
