class < def f( do |x { "#{ <<~X, %w[ begin rescue
