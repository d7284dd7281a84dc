var builder = DistributedApplication.CreateBuilder(args);

var server = builder.AddPostgres("server");
builder.AddProject("orders", "../Orders/Orders.csproj").WithReference(server.AddDatabase("ordersdb"));
builder.AddProject("bills", "../Bills/Bills.csproj").WithReference(server.AddDatabase("billsdb"));
builder.AddYarp("front").WithConfiguration(proxy => proxy.AddRoute("/orders/{*any}", proxy.AddCluster("orders")));

builder.Build().Run();
