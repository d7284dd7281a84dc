package a.b
import scala.concurrent.{Future, Await as Aw}, duration._
@Singleton case class C[+T <: D](n: Int = 1, s: => String)(implicit ec: E) extends F[T](n) with G { self: H =>
  lazy val t: Duration = 5.seconds; private[this] var x = (1, "a", s"http://$s/${n + 1}", """raw "q" """)
  def get[A: M](xs: A*): Future[Option[A]] = for { r <- ws.url(s).withRequestTimeout(t).get() if r.ok; y = r.body } yield Some(y.as[A])
  def loop(i: Int): Unit = try { if (i > 3) throw new X else Thread.sleep(100 << i) } catch { case e @ (_: A | _: B) if i > 1 => loop(i + 1); case NonFatal(e) => () } finally { lock.unlock() }
  while (true) { xs match { case List(a, _*) :: tail => a; case Some(C(1, `s`)) => (); case _ => { x => x } } } }
object O extends App { given I[Int] with { extension (x: Int) def f = x } ; enum K { case A, B(n: Int) } ; type L = [X] =>> List[X] }
