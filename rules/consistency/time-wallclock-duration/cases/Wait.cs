using System;
using System.Diagnostics;
using System.Threading;

class Waiter
{
    public void WaitFor(Func<bool> ready, TimeSpan limit)
    {
        var start = DateTime.UtcNow;
        while (!ready())
        {
            if (DateTime.UtcNow - start > limit) // expect: time-wallclock-duration
                throw new TimeoutException();
            Thread.Sleep(100);
        }
    }

    public void WaitRight(Func<bool> ready, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        while (!ready())
        {
            if (watch.Elapsed > limit)
                throw new TimeoutException();
            Thread.Sleep(100);
        }
    }
}

class Throttle
{
    private DateTime _last = DateTime.MinValue;

    public bool Allows(TimeSpan pause)
    {
        if (DateTime.Now - _last < pause) // expect: time-wallclock-duration
            return false;
        _last = DateTime.Now;
        return true;
    }
}

// Silent: a calendar that the loop goes through, month by month, up to now.
public class UsageView
{
    private readonly TimeProvider _clock;

    public UsageView(TimeProvider clock) => _clock = clock;

    public int CountMonths()
    {
        var month = _clock.GetUtcNow().UtcDateTime.AddMonths(-11);
        int n = 0;
        while (month <= _clock.GetUtcNow().UtcDateTime)
        {
            n++;
            month = month.AddMonths(1);
        }
        return n;
    }
}
