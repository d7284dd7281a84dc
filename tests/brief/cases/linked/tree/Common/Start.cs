namespace Microsoft.AspNetCore.Hosting;

internal static class Start
{
    public static IServiceCollection AddRounds(this IServiceCollection services) => services.AddHostedService(sp => new Rounds(sp));

    private class Rounds(IServiceProvider services) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stop)
        {
            return Task.Delay(1000, stop);
        }
    }
}
