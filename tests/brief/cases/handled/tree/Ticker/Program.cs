// Tells what time it is, and handles nothing.
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/ticks", (Shop.Bus bus) => bus.Tell("ticks", default));
if (app.Environment.IsDevelopment())
{
    app.MapGet("/try", () => "it");
}
if (!app.Environment.IsDevelopment() || args.Length > 0) app.MapGet("/kept", () => "it");
app.Run();
