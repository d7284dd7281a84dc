// Leases in Redis: an expiry, none, or one that is not known.
using System;
using System.Threading.Tasks;
using StackExchange.Redis;
using RedLockNet;

class Locks {
  private readonly IDatabase db;
  private readonly IDistributedLockFactory factory;
  private readonly TimeSpan? field = Settings.Lease;

  // expect: lock-acquire-ignored
  void Taken() { db.LockTake("k", "me", TimeSpan.FromSeconds(30)); } // answer: lease bounded 30s
  void Set() { db.StringSet("k", "me", TimeSpan.FromSeconds(10), When.NotExists); } // answer: lease bounded 10s
  void Never() { db.StringSet("k", "me", null, When.NotExists); } // answer: lease unbounded
  void Named() { db.StringSet("k", "me", when: When.NotExists); } // answer: lease unbounded
  void Given(TimeSpan lease) { db.StringSet("k", "me", lease, When.NotExists); } // answer: lease inherited
  void Field() { db.StringSet("k", "me", field, When.NotExists); } // answer: lease unknown
  Task Red() => factory.CreateLockAsync("r", TimeSpan.FromSeconds(20)); // answer: lease bounded 20s
}
