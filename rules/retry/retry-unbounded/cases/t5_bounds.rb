require "net/http"

def counted(uri)
  tries = 0
  begin
    Net::HTTP.get(uri)
  rescue Errno::ECONNREFUSED
    tries += 1
    raise if tries > 3
    sleep(rand)
    retry
  end
end

def until_the_end(uri, ends)
  begin
    Net::HTTP.get(uri)
  rescue Errno::ECONNREFUSED
    raise if Process.clock_gettime(Process::CLOCK_MONOTONIC) > ends
    sleep(rand)
    retry
  end
end

def for_ever(uri)
  begin # expect: retry-unbounded
    Net::HTTP.get(uri)
  rescue Errno::ECONNREFUSED
    sleep(rand)
    retry
  end
end
