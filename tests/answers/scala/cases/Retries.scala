package shop

import cats.effect.IO
import com.example.platform.Settings
import retry._
import scala.concurrent.{Await, Future}
import scala.concurrent.duration._
import zio.{Schedule, ZIO}

// How often, and for how long.
class Retries(settings: Settings) {
  def call(): Future[String] = Future(requests.get("http://price").text())

  def policyOfALibrary() = retryingOnAllErrors(Settings.policy, log)(IO(call())) // answer: bound unknown

  def countOfALibrary() = retryingOnAllErrors(RetryPolicies.limitRetries[IO](Settings.retries), log)(IO(call())) // answer: bound unknown

  def joinedWithUnseen() =
    retryingOnAllErrors(Settings.policy.join(RetryPolicies.constantDelay[IO](1.second)), log)(IO(call())) // answer: bound unknown

  def operators() =
    retryingOnAllErrors(RetryPolicies.limitRetries[IO](3) |+| RetryPolicies.constantDelay[IO](1.second), log)(IO(call())) // answer: bound unknown

  def policyOfACaller(policy: RetryPolicy[IO]) = retryingOnAllErrors(policy, log)(IO(call())) // answer: bound inherited

  def limited() = retryingOnAllErrors(RetryPolicies.limitRetries[IO](3), log)(IO(call())) /* expect: retry-no-backoff */ // answer: bound bounded 3

  def forEver() = retryingOnAllErrors(RetryPolicies.constantDelay[IO](1.second), log)(IO(call())) /* expect: retry-unbounded, retry-no-jitter */ // answer: bound unbounded

  def countUnseen() = retry.Backoff(settings.retries)(() => call()) // answer: bound unknown

  def schedules() = ZIO.attempt(call()).retry(Schedule.spaced(1.second) && Schedule.recurs(3)) // answer: bound unknown

  def schedule() = ZIO.attempt(call()).retry(Settings.schedule) // answer: bound unknown

  def recurs() = ZIO.attempt(call()).retry(Schedule.recurs(4)) /* expect: retry-no-backoff */ // answer: bound bounded 4

  def waits() = Await.result(call(), Settings.timeout) // answer: deadline unknown

  def waitsLong() = Await.result(call(), 10.seconds) // answer: deadline bounded 10s

  def waitsForEver() = Await.result(call(), Duration.Inf) // answer: deadline unbounded

  private def log(e: Throwable, details: RetryDetails): IO[Unit] = IO.unit
}
