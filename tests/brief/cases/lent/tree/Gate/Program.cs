// Uses one word of the library.
using Kit;

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/gate", (string name) => name.Plain());
app.Run();
