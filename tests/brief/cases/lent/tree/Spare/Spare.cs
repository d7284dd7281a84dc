// No program is built with it.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Spare;

public class Mark { public int Id { get; set; } }

public class Marker(DbContext context) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token) => await context.Set<Mark>().FirstAsync(token);
}

public static class SpareExtensions
{
    public static void AddSpare(this IServiceCollection services) => services.AddHostedService<Marker>();
}
