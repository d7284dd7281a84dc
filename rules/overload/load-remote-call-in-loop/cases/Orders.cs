using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

public class Customer { public int Id { get; set; } }

public class ShopContext : DbContext
{
    public DbSet<Customer> Customers { get; set; }
}

[ApiController]
public class OrdersController : ControllerBase
{
    private readonly ShopContext context;

    public OrdersController(ShopContext context) { this.context = context; }

    [HttpPost("/customers")]
    public async Task<List<Customer>> Customers(List<int> ids)
    {
        var found = new List<Customer>();
        foreach (var id in ids) // expect: load-remote-call-in-loop
        {
            found.Add(await context.Customers.FindAsync(id));
        }
        return found;
    }

    [HttpPost("/begun")]
    public void Begun(List<int> ids)
    {
        ids.ForEach(async id => await context.Customers.FindAsync(id));
    }

    [HttpPost("/many")]
    public async Task<List<Customer>> Many(List<int> ids)
    {
        return await context.Customers.Where(c => ids.Contains(c.Id)).ToListAsync();
    }
}
