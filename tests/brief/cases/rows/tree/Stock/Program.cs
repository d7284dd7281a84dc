// One table is asked through its set and through its unit of work; what connects and commits reads and writes nothing.
using Microsoft.EntityFrameworkCore;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<Shelves>();
var app = builder.Build();
app.MapPost("/parts", async (Shelves shelves) =>
{
    await using var transaction = await shelves.Database.BeginTransactionAsync();
    shelves.Add(new Part());
    await shelves.SaveChangesAsync();
    await transaction.CommitAsync();
});
app.MapGet("/parts", async (Shelves shelves) => await shelves.Parts.ToListAsync());
app.MapGet("/racks", async () =>
{
    await using var connection = new NpgsqlConnection("Host=shelves");
    await connection.OpenAsync();
    await using var command = new NpgsqlCommand("SELECT id FROM racks", connection);
    return await command.ExecuteScalarAsync();
});
app.Run();

public class Part { public Guid Id { get; set; } }

public class Shelves : DbContext
{
    public DbSet<Part> Parts { get; set; }
}
