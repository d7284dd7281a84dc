# The server, the role or the address may limit statements, and files that are not read here.
class Orders < ApplicationRecord
  def self.count_all
    connection.execute("select count(*) from orders") # answer: deadline unknown
  end
end

class Warehouse
  def stock(dsn)
    PG.connect(dsn).exec("select 1") # answer: deadline inherited
  end

  def limited
    PG.connect(host: "db", options: "-c statement_timeout=2000").exec("select 1") # answer: deadline bounded
  end

  def of_file
    Mysql2::Client.new(YAML.load_file("config/mysql.yml")).query("select 1") # answer: deadline unknown
  end

  def of_my_cnf
    Mysql2::Client.new(default_file: "/etc/my.cnf").query("select 1") # answer: deadline bounded
  end

  def endless
    # expect: deadline-absent-db
    Mysql2::Client.new(host: "db").query("select 1") # answer: deadline unbounded
  end

  def short
    Mysql2::Client.new(host: "db", read_timeout: 3).query("select 1") # answer: deadline bounded 3s
  end
end
