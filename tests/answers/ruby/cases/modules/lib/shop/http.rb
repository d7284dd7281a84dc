module Shop
  TIMEOUT = 6

  module Http
    DEFAULTS = { timeout: 4, followlocation: true }.freeze

    def self.client
      @client ||= HTTP.headers("Accept" => "application/json").timeout(TIMEOUT)
    end

    def self.plain
      @plain ||= HTTP.auth("Bearer x") # expect: deadline-absent-http-client
    end

    class << self
      def options(extra = {}) = DEFAULTS.merge(extra)
    end
  end
end
