// The builder of an app for phones has a container like any other.
namespace Shop.Phone;

public class Goods(HttpClient http)
{
    public Task<string> Get() => http.GetStringAsync("items"); // answer: deadline bounded 100s
}

public class App { }

public static class MauiProgram
{
    internal static string Host = DeviceInfo.Platform == DevicePlatform.Android ? "http://10.0.2.2:1/" : "http://localhost:1/";

    public static MauiApp CreateMauiApp()
    {
        var builder = MauiApp.CreateBuilder();
        builder.UseMauiApp<App>().ConfigureFonts(fonts => { fonts.AddFont("a.ttf", "a"); });
        builder.Services.AddHttpClient<Goods>(o => o.BaseAddress = new(Host));
        return builder.Build();
    }
}
