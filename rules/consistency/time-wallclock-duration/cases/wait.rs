use std::time::{Duration, Instant, SystemTime};

fn wait_for(ready: impl Fn() -> bool, limit: Duration) -> bool {
    let start = SystemTime::now();
    while !ready() {
        if start.elapsed().unwrap() > limit { // expect: time-wallclock-duration
            return false;
        }
    }
    true
}

fn wait_right(ready: impl Fn() -> bool, limit: Duration) -> bool {
    let start = Instant::now();
    while !ready() {
        if start.elapsed() > limit {
            return false;
        }
    }
    true
}
