// Nobody here starts it: it runs on a desk.
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/desk/{id}", (HttpClient http, string id) => http.GetAsync("http://orders/orders/" + id));
app.Run();
