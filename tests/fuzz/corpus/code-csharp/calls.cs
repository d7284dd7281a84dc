using System.Net.Http; namespace A.B;
[Service(Name = "x")] public sealed record R(int N, string? S) : Base<R>, IX where R : class, new() {
  private static readonly HttpClient c = new() { Timeout = TimeSpan.FromSeconds(5) };
  public event Action<int>? E; public int P { get; init; } = 3; public int this[int i] => i switch { > 3 and < 9 => 1, _ => throw new X() };
  async Task<T> GetAsync<T>(CancellationToken t = default) { await using var s = await c.GetStreamAsync($"http://{S}/{N:X2}", t).ConfigureAwait(false);
    try { for (var i = 0; ; i++) { if (i > 3) break; await Task.Delay(100 * i); } } catch (Exception e) when (e is X { N: > 1 }) { throw; } finally { lock (this) { } }
    foreach (var (a, b) in xs ?? []) yield return a?.b![0]; return (T)(object)@"a""b" + """raw "x" """; } }
