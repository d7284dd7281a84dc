using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

public class Item
{
    public int Id { get; set; }
    public int Count { get; set; }
    public int TimesAsked { get; set; }
    public int Views { get; set; }

    public int Take(int wanted)
    {
        int taken = Math.Min(wanted, this.Count);
        this.Count -= taken;
        return taken;
    }
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

    [HttpPost("taken")]
    public async Task Taken(Line line)
    {
        var item = shop.Items.Find(line.Item);
        item?.Take(line.Count);
        await shop.SaveChangesAsync(); // expect: tx-lost-update
    }

    // Nobody reads how often.
    [HttpPost("asked")]
    public async Task Asked(int id)
    {
        var item = shop.Items.Single(i => i.Id == id);
        item.TimesAsked++;
        await shop.SaveChangesAsync();
    }

    [HttpPost("viewed")]
    public async Task Viewed(int id)
    {
        var item = shop.Items.Single(i => i.Id == id);
        item.Views++;
        await shop.SaveChangesAsync(); // expect: tx-lost-update
    }

    [HttpGet("popular")]
    public async Task<List<int>> Popular()
    {
        return await shop.Items.Where(i => i.Views > 100).Select(i => i.Id).ToListAsync();
    }
}

public record Line(int Item, int Count);

