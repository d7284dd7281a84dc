// A proxy in code: what comes for the first path goes to another service under another path.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpForwarder();
var app = builder.Build();
app.MapForwarder("/pictures/{id}", "https+http://goods-api", "/api/goods/{id}/picture");
app.Run();
