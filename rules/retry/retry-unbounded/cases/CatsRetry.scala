package shop

import cats.effect.IO
import retry._
import scala.concurrent.duration._

class CatsRetry(prices: Prices) {
  def forever = retryingOnAllErrors(RetryPolicies.exponentialBackoff[IO](100.millis), log)(IO(prices.price())) // expect: retry-unbounded, retry-no-jitter

  def limited =
    retryingOnAllErrors(RetryPolicies.limitRetries[IO](3).join(RetryPolicies.exponentialBackoff[IO](100.millis)), log)(IO(prices.price()))

  private def log(e: Throwable, details: RetryDetails): IO[Unit] = IO.unit
}

class Prices {
  def price(): String = requests.get("http://price").text()
}
