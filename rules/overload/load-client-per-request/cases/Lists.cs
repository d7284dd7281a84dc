using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

[ApiController]
[Route("signup")]
public class SignupController : ControllerBase
{
    private static HashSet<string> _blocked = new();
    private static DateTimeOffset _fetchedAt = DateTimeOffset.MinValue;

    // Silent: made once a day, however many ask.
    [HttpPost("address")]
    public async Task<bool> Check(string address)
    {
        if (_fetchedAt.AddDays(1) < DateTimeOffset.UtcNow)
        {
            var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
            var list = await client.GetStringAsync("https://lists.example/blocked");
            _blocked = new HashSet<string>(list.Split('\n'));
            _fetchedAt = DateTimeOffset.UtcNow;
        }
        return !_blocked.Contains(address);
    }

    [HttpPost("name")]
    public async Task<bool> CheckName(string name)
    {
        if (name.Length < 64)
        {
            var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) }; // expect: load-client-per-request
            var list = await client.GetStringAsync("https://lists.example/names");
            return list.Contains(name);
        }
        return false;
    }
}

public class Draft
{
    public bool Checked;
}

[ApiController]
[Route("drafts")]
public class DraftController : ControllerBase
{
    // What a request brings is data, and no memory of the last one.
    [HttpPost]
    public async Task<string> Check(Draft draft)
    {
        if (!draft.Checked)
        {
            var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) }; // expect: load-client-per-request
            draft.Checked = true;
            return await client.GetStringAsync("https://lists.example/drafts");
        }
        return "";
    }
}
