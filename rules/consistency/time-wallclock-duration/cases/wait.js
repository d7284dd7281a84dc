async function waitFor(ready, limit) {
  const start = Date.now();
  while (!(await ready())) {
    if (Date.now() - start > limit) { // expect: time-wallclock-duration
      throw new Error("timed out");
    }
    await pause(100);
  }
}

class CircuitBreaker {
  constructor(pause) {
    this.pause = pause;
    this.openedAt = null;
  }

  fail() {
    this.openedAt = Date.now();
  }

  allows() {
    return this.openedAt === null || Date.now() - this.openedAt > this.pause; // expect: time-wallclock-duration
  }
}

// Silent: performance.now only counts on.
async function waitRight(ready, limit) {
  const start = performance.now();
  while (!(await ready())) {
    if (performance.now() - start > limit) {
      throw new Error("timed out");
    }
    await pause(100);
  }
}

// Silent: a metric.
async function timed(work, histogram) {
  const start = Date.now();
  try {
    return await work();
  } finally {
    histogram.observe(Date.now() - start);
  }
}

module.exports = { waitFor, waitRight, timed, CircuitBreaker };
