package shop

import com.example.platform.{Clients, Settings}
import com.typesafe.config.Config
import java.net.URI
import java.net.http.{HttpClient, HttpRequest, HttpResponse}
import org.http4s.client.Client
import play.api.libs.ws.{WSClient, WSRequest}
import scala.concurrent.duration._
import sttp.client4._

// Where nobody here can see what a request is given, absence is not claimed.
class HttpUnseen(ws: WSClient, backend: SyncBackend, http: HttpClient, client: Client[cats.effect.IO], settings: Settings) {
  def requestOfALibrary() = http.send(Clients.request(), HttpResponse.BodyHandlers.ofString()) // answer: deadline unknown

  def settingOfALibrary() = {
    val request = HttpRequest.newBuilder(URI.create("http://price")).timeout(Settings.timeout).build()
    http.send(request, HttpResponse.BodyHandlers.ofString()) // answer: deadline unknown
  }

  def builderOfALibrary() = http.send(Clients.newRequest("http://price").build, HttpResponse.BodyHandlers.ofString()) // answer: deadline unknown

  def fromTheEnvironment() =
    basicRequest.get(uri"http://price").readTimeout(sys.env("PRICE_TIMEOUT").toInt.seconds).send(backend) // answer: deadline unknown

  def ofAnObject() = basicRequest.get(uri"http://price").readTimeout(settings.timeout).send(backend) // answer: deadline unknown

  def madeByALibrary() = Clients.sttp("http://price").readTimeout(Clients.timeout()).send(backend)

  def handedOn() = backend.send(Clients.prices) // answer: deadline unknown

  def wsFromSettings() = ws.url("http://price").withRequestTimeout(Settings.timeout).get() // answer: deadline unknown

  def wsComputed(n: Int) = ws.url("http://price").withRequestTimeout(Settings.base * n).get() // answer: deadline unknown

  def wsChosen(fast: Boolean) = ws.url("http://price").withRequestTimeout(if (fast) 1.second else Settings.timeout).get() // answer: deadline unknown

  def wsOption() = ws.url("http://price").withRequestTimeout(Settings.limit.getOrElse(Settings.timeout)).get() // answer: deadline unknown

  def wsOfAMap(limits: Map[String, Duration]) = ws.url("http://price").withRequestTimeout(limits("price")).get() // answer: deadline unknown

  def requestsOfALibrary() = requests.get("http://price", readTimeout = Settings.millis) // answer: deadline unknown

  def wsOfACaller(limit: Duration) = ws.url("http://price").withRequestTimeout(limit).get() // answer: deadline inherited

  def prepared(request: WSRequest) = request.get() // answer: deadline inherited

  def sent(request: Request[String]) = request.send(backend) // answer: deadline inherited

  def wsDefault() = ws.url("http://price").get() // answer: deadline bounded 2min

  def wsBounded() = ws.url("http://price").addHttpHeaders("a" -> "b").withRequestTimeout(5 seconds).get // answer: deadline bounded 5s

  def sttpDefault() = basicRequest.get(uri"http://price").send(backend) // answer: deadline bounded 1min

  def sttpBounded() = quickRequest.post(uri"http://price").body("x").readTimeout(Duration(3, SECONDS)).send(backend) // answer: deadline bounded 3s

  def sttpForEver() = basicRequest.get(uri"http://price").readTimeout(Duration.Inf).send(backend) /* expect: deadline-infinite-explicit */ // answer: deadline unbounded

  def javaForEver() = http.send(HttpRequest.newBuilder(URI.create("http://price")).build(), HttpResponse.BodyHandlers.ofString()) /* expect: deadline-absent-http-client */ // answer: deadline unbounded
}
