// It takes another file of the folder, and none of its rounds.
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/desk/{n}", (int n) => Shop.Words.Of(n));
app.Run();
