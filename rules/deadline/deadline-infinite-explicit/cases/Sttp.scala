package shop

import scala.concurrent.duration._
import sttp.client4._

class Prices(backend: SyncBackend) {
  def price(item: String) =
    basicRequest.get(uri"http://price/$item").readTimeout(Duration.Inf).send(backend) // expect: deadline-infinite-explicit

  def quick(item: String) = basicRequest.get(uri"http://price/$item").readTimeout(2.seconds).send(backend)

  def requested(item: String) = requests.get("http://price/" + item, readTimeout = 0) // expect: deadline-infinite-explicit
}
