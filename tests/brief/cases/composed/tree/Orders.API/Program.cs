using Microsoft.EntityFrameworkCore;

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/orders/{id}", (int id, Orders orders) => orders.FindAsync<Order>(id));
app.Run();

public class Order { public int Id { get; set; } }
public class Orders : DbContext { }
