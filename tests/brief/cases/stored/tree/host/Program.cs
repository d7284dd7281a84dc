var builder = DistributedApplication.CreateBuilder(args);

var server = builder.AddPostgres("server");
builder.AddProject("orders", "../Orders/Orders.csproj").WithReference(server.AddDatabase("ordersdb"));
builder.AddProject("bills", "../Bills/Bills.csproj").WithReference(server.AddDatabase("billsdb"));

builder.Build().Run();
