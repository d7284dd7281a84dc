using System;
using StackExchange.Redis;

class Jobs {
  private readonly IDatabase db;

  void Forever() {
    if (!db.StringSet("job", "me", null, When.NotExists)) return; // expect: lock-no-lease
    try { Work(); } finally { db.KeyDelete("job"); }
  }

  void Leased() {
    if (!db.StringSet("other", "me", TimeSpan.FromSeconds(30), When.NotExists)) return;
    try { Work(); } finally { db.LockRelease("other", "me"); }
  }

  void Taken() {
    if (!db.LockTake("third", "me", TimeSpan.FromSeconds(30))) return;
    try { Work(); } finally { db.LockRelease("third", "me"); }
  }

  void Work() { }
}
