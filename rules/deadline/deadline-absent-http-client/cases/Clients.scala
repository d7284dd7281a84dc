package shop

import java.net.URI
import java.net.http.{HttpClient, HttpRequest, HttpResponse}
import java.time.Duration
import scala.concurrent.{Await, Future}
import scala.concurrent.ExecutionContext.Implicits.global
import scala.concurrent.duration._
import scala.io.Source

class Prices(http: HttpClient) {
  def price(item: String): String = {
    val request = HttpRequest.newBuilder(URI.create(s"http://price/$item")).build() // expect: deadline-absent-http-client
    http.send(request, HttpResponse.BodyHandlers.ofString()).body()
  }

  def quick(item: String): String = {
    val request = HttpRequest.newBuilder(URI.create(s"http://price/$item")).timeout(Duration.ofSeconds(2)).build()
    http.send(request, HttpResponse.BodyHandlers.ofString()).body
  }

  // The one who waits stops waiting.
  def waited(item: String): String = {
    val request = HttpRequest.newBuilder(URI.create(s"http://price/$item")).build
    Await.result(Future(http.send(request, HttpResponse.BodyHandlers.ofString()).body), 2.seconds) // expect: deadline-not-enforced
  }

  def page(item: String): String = Source.fromURL(s"http://price/$item").mkString // expect: deadline-absent-http-client
}

object Main extends App {
  println(new Prices(HttpClient.newHttpClient()).price("7"))
}

object Templates {
  // A file of the program itself.
  def template(name: String): String = Source.fromURL(getClass.getResource(s"/templates/$name")).mkString
}
