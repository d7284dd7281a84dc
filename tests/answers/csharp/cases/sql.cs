// Commands wait 30 s unless somebody says otherwise; 0 is no limit.
using System;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.SqlClient;
using System.Transactions;

class Orders {
  private readonly SqlConnection db = new SqlConnection("Server=db");

  void Plain() { new SqlCommand("select 1", db).ExecuteReader(); } // answer: deadline bounded 30s
  void Limited() { var c = new SqlCommand("select 1", db) { CommandTimeout = 5 }; c.ExecuteReader(); } // answer: deadline bounded 5s
  void Endless() { var c = new SqlCommand("select 1", db); c.CommandTimeout = 0; c.ExecuteNonQuery(); } /* expect: deadline-infinite-explicit */ // answer: deadline unbounded
  void Given(int limit) { var c = new SqlCommand("select 1", db) { CommandTimeout = limit }; c.ExecuteReader(); } // answer: deadline inherited
  Task Mapped() => db.QueryAsync<int>("select 1"); // answer: deadline bounded 30s
  Task MappedLimit() => db.QueryAsync<int>("select 1", commandTimeout: 3); // answer: deadline bounded 3s
  Task MappedEndless() => db.ExecuteAsync("delete from a", commandTimeout: 0); /* expect: deadline-infinite-explicit */ // answer: deadline unbounded
  void Scope() { using var scope = new TransactionScope(); } // answer: deadline bounded 60s
}
