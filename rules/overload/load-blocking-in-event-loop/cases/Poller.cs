using System.Threading;
using System.Threading.Tasks;

public class Poller
{
    public async Task<int> Next(int page)
    {
        Thread.Sleep(200); // expect: load-blocking-in-event-loop
        await Task.Delay(200);
        return page + 1;
    }

    public int Last(int page)
    {
        Thread.Sleep(200);
        return page;
    }
}
