var builder = DistributedApplication.CreateBuilder(args);
var goods = builder.AddProject<Projects.Goods>("goods-api");
builder.AddProject<Projects.Shop>("shop").WithReference(goods);
builder.Build().Run();
