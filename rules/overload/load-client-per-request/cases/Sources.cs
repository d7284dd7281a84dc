using Microsoft.AspNetCore.Mvc;
using Npgsql;

[ApiController]
[Route("api/orders")]
public class Orders : ControllerBase
{
    private static readonly NpgsqlDataSource Shared = NpgsqlDataSource.Create("Host=db");

    [HttpDelete("{id}")]
    public async Task Delete(int id)
    {
        await using var source = NpgsqlDataSource.Create("Host=db"); // expect: load-client-per-request
        await using var command = source.CreateCommand("DELETE FROM orders WHERE id = 1");
        await command.ExecuteNonQueryAsync();
    }

    [HttpDelete("all")]
    public async Task DeleteAll()
    {
        await using var command = Shared.CreateCommand("DELETE FROM orders");
        await command.ExecuteNonQueryAsync();
    }
}
