var builder = DistributedApplication.CreateBuilder(args);

var cache = builder.AddRedis("cache").WithLifetime(ContainerLifetime.Persistent);
var server = builder.AddPostgres("server");
var orders = server.AddDatabase("ordersdb");

var api = builder.AddProject<Projects.Orders_API>("orders-api").WaitFor(server).WithReference(orders);
api.WithReference(cache);
builder.AddProject("accounts", "../Accounts/Accounts.csproj").WithReference(server.AddDatabase("accountsdb"));

builder.Build().Run();
