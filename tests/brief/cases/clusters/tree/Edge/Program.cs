// The same in code.
using Yarp.ReverseProxy.Configuration;

var builder = WebApplication.CreateBuilder(args);
var routes = new[] { new RouteConfig { RouteId = "goods", ClusterId = "goods", Match = new RouteMatch { Path = "/goods/{**rest}" } } };
var clusters = new[]
{
    new ClusterConfig
    {
        ClusterId = "goods",
        Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new DestinationConfig { Address = "https://localhost:4001/" } }
    }
};
builder.Services.AddReverseProxy().LoadFromMemory(routes, clusters);
var app = builder.Build();
app.MapReverseProxy();
app.Run();
