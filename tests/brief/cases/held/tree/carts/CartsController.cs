using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

[ApiController]
[Route("carts")]
public class CartsController : ControllerBase
{
    [HttpGet]
    public async Task<int> Count()
    {
        await using var source = NpgsqlDataSource.Create("Host=carts-db;Database=carts");
        await using var command = source.CreateCommand("SELECT count(*) FROM carts");
        await command.ExecuteReaderAsync();
        return 0;
    }
}
