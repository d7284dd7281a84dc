package a.b; import static java.util.concurrent.TimeUnit.*; import x.*;
@RestController @RequestMapping(path = {"/a", "/b"}) public final class C<T extends D & E> extends F<T> implements G {
  @Value("${x.timeout:5s}") private final Duration t; static { init(); } enum K { A(1) { int n() { return 2; } }, B; }
  @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 1_000L)) @GetMapping("/{id}") public <X> List<X> get(@PathVariable("id") long id, String... s) throws IOException {
    try (var c = HttpClient.newBuilder().connectTimeout(t).build()) { for (int i = 0; ; i++) { if (i > 3) break; c.send(r, h -> { return h.x(); }); Thread.sleep(100L << i); } }
    catch (A | B e) { throw new RuntimeException("x" + e, e); } finally { lock.unlock(); }
    return switch (id) { case 1, 2 -> xs.stream().map(C::new).toList(); default -> { yield null; } }; }
  record R(int n, String s) { R { if (n < 0) throw new X(); } } String b = """
    text "block" \
    """; int[] q = {1, 0x2, 'c', '\u0041'}; }
