// A job that may not run yet is put back: nothing has failed, and whoever keeps the jobs decides when it comes again.
#include <functional>
#include <mysql/mysql.h>

struct Job {
  int kind;
  int object;
};

class Worker {
  MYSQL *db;
  Queue jobs;
  bool ready;

  bool may_run(const Job &job) { return ready && job.object; }

  void begin() { mysql_query(db, "BEGIN"); }

  void run(const Job &job) {
    if (job.kind == 1) {
      begin();
      return;
    }
    if (!may_run(job)) {
      jobs.put([this, job]() { run(job); });
      return;
    }
    mysql_query(db, "UPDATE jobs SET done = 1");
  }

  void flush(const Job &job) {
    if (mysql_query(db, "DELETE FROM jobs") != 0) {
      jobs.put([this, job]() { flush(job); });
    }
  }

  void again(const Job &job) {
    if (mysql_query(db, "DELETE FROM jobs") != 0) again(job); // expect: retry-unbounded, retry-no-backoff
  }
};
