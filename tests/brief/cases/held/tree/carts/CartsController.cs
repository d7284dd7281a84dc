using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Npgsql;

[ApiController]
[Route("carts")]
public class CartsController : ControllerBase
{
    private readonly string connection;

    public CartsController(IConfiguration configuration)
    {
        var host = configuration["CARTS_HOST"];
        connection = "Host=" + host + ";Database=carts";
    }

    [HttpGet]
    public async Task<int> Count()
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand("SELECT count(*) FROM carts");
        await command.ExecuteReaderAsync();
        return 0;
    }

    [HttpDelete]
    public async Task Clear(string cart)
    {
        var wanted = "DELETE FROM carts WHERE id = " + cart;
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(wanted);
        await command.ExecuteNonQueryAsync();
    }
}
