using System;
using StackExchange.Redis;

class Jobs {
  private readonly IDatabase db;

  void Deleted() {
    if (!db.StringSet("job", "me", TimeSpan.FromSeconds(30), When.NotExists)) return;
    try { Work(); } finally { db.KeyDelete("job"); } // expect: lock-release-non-owner
  }

  void Released() {
    if (!db.LockTake("other", "me", TimeSpan.FromSeconds(30))) return;
    try { Work(); } finally { db.LockRelease("other", "me"); }
  }

  void Work() { }
}
