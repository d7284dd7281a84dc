using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Npgsql;

public class Booker : BackgroundService
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create("Host=ledger-db;Database=ledger");

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await using var command = source.CreateCommand("UPDATE entries SET booked = true WHERE NOT booked");
            await command.ExecuteNonQueryAsync();
            await Task.Delay(1000, stop);
        }
    }
}
