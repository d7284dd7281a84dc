using System.Threading.Tasks;
using Google.Cloud.Spanner.Data;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

[ApiController]
[Route("stock")]
public class StockController : ControllerBase
{
    private static readonly NpgsqlDataSource Source = NpgsqlDataSource.Create("Host=stock-db;Database=stock");

    [HttpGet]
    public async Task Count()
    {
        await using var command = Source.CreateCommand("SELECT count(*) FROM stock");
        await command.ExecuteReaderAsync();
    }

    // Its commands take no connection of the other driver's pool.
    [HttpGet("far")]
    public async Task CountFar()
    {
        using var connection = new SpannerConnection("Data Source=projects/shop/instances/far/databases/stock");
        using var command = connection.CreateSelectCommand("SELECT count(*) FROM stock");
        await command.ExecuteReaderAsync();
    }
}
