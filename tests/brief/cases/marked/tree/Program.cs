using Mediator;
using Shop.Clients;
using Shop.Commands;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMediator();
builder.Services.AddHttpClient<IStockClient, StockClient>(client => client.Timeout = TimeSpan.FromSeconds(2));
builder.Services.AddHttpClient<IPriceClient, PriceClient>(client => client.Timeout = TimeSpan.FromSeconds(5));
var app = builder.Build();
app.MapPost("/goods/{id}/reservations", async (long id, IMediator mediator, CancellationToken token) => await mediator.Send(new Reserve(id), token));
app.MapPost("/goods/{id}/quotes", async (long id, IMediator mediator, CancellationToken token) => await mediator.Send(new Quote(id), token));
app.Run();
