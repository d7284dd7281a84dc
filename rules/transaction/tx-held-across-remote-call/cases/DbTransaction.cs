using System.Net.Http;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.SqlClient;

class Orders {
  private readonly HttpClient http = new HttpClient();

  async Task Held(SqlConnection db) {
    using var tx = db.BeginTransaction(); // expect: tx-held-across-remote-call
    await db.ExecuteAsync("update orders set paid = 1", null, tx);
    await http.PostAsync("http://stock", null);
    tx.Commit();
  }

  async Task Apart(SqlConnection db) {
    using (var tx = db.BeginTransaction()) {
      await db.ExecuteAsync("update orders set paid = 1", null, tx);
      tx.Commit();
    }
    await http.PostAsync("http://stock", null);
  }
}
