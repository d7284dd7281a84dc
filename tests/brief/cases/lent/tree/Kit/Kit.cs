// What three programs are built with, and none of them uses as a whole.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kit;

public class Entry { public int Id { get; set; } }

public interface IEntries { Task<List<Entry>> All(); }

// Made by the container of whoever says AddKit; read by those who ask for it.
public class Entries(DbContext context) : IEntries, IDisposable
{
    public Task<List<Entry>> All() => context.Set<Entry>().ToListAsync();
    public void Dispose() { }
}

// Nobody makes one.
public class OldEntries(DbContext context) : IEntries, IDisposable
{
    public Task<List<Entry>> All() => context.Set<Entry>().OrderBy(e => e.Id).ToListAsync();
    public void Dispose() { }
}

public class Sweeper(DbContext context) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token) => await context.Set<Entry>().FirstAsync(token);
}

public static class KitExtensions
{
    public static IServiceCollection AddKit(this IServiceCollection services)
    {
        services.AddScoped<IEntries, Entries>();
        services.AddHostedService<Sweeper>();
        return services;
    }

    // Nobody calls it.
    public static void MapEntries(this IEndpointRouteBuilder routes) => routes.MapGet("/entries", (DbContext context) => context.Set<Entry>().CountAsync());

    public static string Plain(this string text) => text.Trim();
}
