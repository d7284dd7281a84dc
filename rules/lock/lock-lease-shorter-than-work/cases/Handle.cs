using System;
using System.Net.Http;
using System.Threading.Tasks;
using StackExchange.Redis;

public class Locks {
  private readonly IDatabase db;
  public Locks(IDatabase db) { this.db = db; }

  public async Task<Handle> Acquire(string key) {
    var token = Guid.NewGuid().ToString();
    if (!await db.LockTakeAsync(key, token, TimeSpan.FromSeconds(5))) return null; // expect: lock-lease-shorter-than-work
    return new Handle(db, key, token);
  }
}

public class Handle : IAsyncDisposable {
  private readonly IDatabase db;
  private readonly string key;
  private readonly string token;

  public Handle(IDatabase db, string key, string token) {
    this.db = db;
    this.key = key;
    this.token = token;
  }

  public async ValueTask DisposeAsync() { await db.LockReleaseAsync(key, token); }
}

public class Settle {
  private readonly Locks locks;
  private readonly HttpClient http = new HttpClient();

  public Settle(Locks locks) { this.locks = locks; }

  public async Task One(string id) {
    await using var held = await locks.Acquire("settle:" + id);
    if (held == null) return;
    await http.GetAsync("https://bank.example/settled");
  }
}
