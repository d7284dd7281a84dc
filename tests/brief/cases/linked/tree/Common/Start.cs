namespace Microsoft.AspNetCore.Hosting;

internal static class Start
{
    public static IServiceCollection AddRounds(this IServiceCollection services) => services.AddHostedService(sp => new Rounds(sp));

    // One job, whichever of the two does the work.
    private class Rounds(IServiceProvider services) : BackgroundService
    {
        public override Task StartAsync(CancellationToken stop)
        {
            return Task.Delay(10, stop);
        }

        protected override Task ExecuteAsync(CancellationToken stop)
        {
            return Task.Delay(1000, stop);
        }
    }
}
