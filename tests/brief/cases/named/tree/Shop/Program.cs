// A library whose types are known by name alone may ask somebody; what stands in a query is a part of it, and asks nobody by itself.
using Duende.IdentityServer.Services;
using Microsoft.EntityFrameworkCore;
using Newtonsoft.Json;
using Pgvector;

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/like/{id}", (Shelf shelf, Vector vector) => shelf.Items.OrderBy(item => item.Words.CosineDistance(vector)).ToListAsync());
app.MapGet("/near", (Item item, Vector vector) => item.Words.L2Distance(vector));
app.MapGet("/text", (Item item) => JsonConvert.SerializeObject(item));
app.MapGet("/leave/{id}", (IIdentityServerInteractionService interaction, string id) => interaction.GetLogoutContextAsync(id));
app.Run();

public class Item
{
    public int Id { get; set; }
    public Vector Words { get; set; }
}

public class Shelf : DbContext
{
    public DbSet<Item> Items { get; set; }
}
