using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

public class Item
{
    public int Id { get; set; }
    public int Count { get; set; }
}

public class Shop : DbContext
{
    public DbSet<Item> Items { get; set; }
}

[ApiController]
public class StockController : ControllerBase
{
    private readonly Shop shop;

    public StockController(Shop shop)
    {
        this.shop = shop;
    }

    [HttpPost("sold")]
    public async Task Sold(int id)
    {
        var item = await shop.Items.FindAsync(id);
        item.Count -= 1;
        await shop.SaveChangesAsync(); // expect: tx-lost-update
    }

    [HttpPost("counted")]
    public async Task Counted(int id, int count)
    {
        var item = await shop.Items.FindAsync(id);
        item.Count = count;
        await shop.SaveChangesAsync();
    }
}
