# frozen_string_literal: true
require 'net/http'
module A::B
  class C < Struct.new(:n, :s)
    include D; attr_accessor :x; TIMEOUT = 5.seconds
    def self.get!(url, *args, key: 1, **opts, &blk) = Faraday.new(url: url) { |f| f.options.timeout = TIMEOUT; f.request :retry, max: 3 }
    def call(x = nil)
      3.times do |i| begin; return Net::HTTP.start(host, read_timeout: 5) { |h| h.get("/#{x&.y || "n#{i}"}") } rescue A, B => e; retry if (i += 1) < 3; raise e, "m" ensure sleep 2**i end end
      case x in {a: [Integer => q, *], **nil} if q > 1 then yield q else ->(y; z) { y ? z : %w[a b] } end
      until @done; break unless $g; @@n ||= x[0..-1].map(&:to_s); end
      puts <<~T, /re#{x}g/mi, %q(a(b)c), ?c, :"sym bol"
        here #{x}
      T
    end
    class << self; private def p; super; end; end
  end
end
__END__
