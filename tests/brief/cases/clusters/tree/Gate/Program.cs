// The routes stand in a section of a name of its own.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("Edge"));
var app = builder.Build();
app.MapReverseProxy();
app.Run();
