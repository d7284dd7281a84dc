def wait_for(limit)
  start = Time.now
  until ready?
    raise "timed out" if Time.now - start > limit # expect: time-wallclock-duration
    sleep 0.1
  end
end

def wait_right(limit)
  start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  until ready?
    raise "timed out" if Process.clock_gettime(Process::CLOCK_MONOTONIC) - start > limit
    sleep 0.1
  end
end
