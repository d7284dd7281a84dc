package a.b
import kotlinx.coroutines.*
@Service data class C<in T : Any>(val n: Int = 1, @Value("\${x}") var s: String?) : D<T>(), E by e {
  companion object { const val T = 5_000L; @JvmStatic fun of() = C<String>(1, null) }
  suspend inline fun <reified R> get(vararg xs: R, crossinline f: (R) -> Unit): R? = withTimeout(T) { xs.forEach { x -> f(x) }; client.get("http://${s ?: "h"}/$n").body() }
  val lazyV by lazy { object : Runnable { override fun run() = Unit } }
  fun loop() { for (i in 0 until 3 step 1) { try { call(); break } catch (e: IOException) { if (i !in 1..2) throw e; delay(100L shl i) } finally { mutex.withLock { } } }
    when (val v = x as? Int) { null -> return; in 1..3, is Long -> Unit; else -> error("x") } ; do { } while (true) ; val (a, _) = p; a!!.b?.c { it } }
}
