using Google.Cloud.Spanner.Data;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
// What the builder is told holds for every command.
SpannerConnectionStringBuilder address = new();
address.DataSource = "projects/p/instances/i/databases/d";

app.MapGet("/entries/{id}", async (string id) =>
{
    using var connection = new SpannerConnection(address.ToString());
    using var command = connection.CreateSelectCommand("SELECT Amount FROM Entries WHERE Id = @id");
    return await command.ExecuteScalarAsync();
});
app.MapDelete("/entries/{id}", async (string id) =>
{
    using var connection = new SpannerConnection(address.ToString());
    using var command = connection.CreateDmlCommand("DELETE FROM Entries WHERE Id = @id");
    await command.ExecuteNonQueryAsync();
});
app.Run();
