var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/accounts", () => "nothing of the store is seen here");
app.Run();
