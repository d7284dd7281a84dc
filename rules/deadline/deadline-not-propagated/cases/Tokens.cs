using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

public class Prices
{
    private readonly HttpClient http = new HttpClient();

    public async Task<HttpResponseMessage> Of(string url, CancellationToken token)
    {
        return await http.GetAsync(url); // expect: deadline-not-propagated
    }

    public async Task<HttpResponseMessage> PassedOn(string url, CancellationToken token)
    {
        return await http.GetAsync(url, token);
    }

    // Said aloud: this one is not to be cut off.
    public async Task<HttpResponseMessage> Finished(string url, CancellationToken token)
    {
        return await http.GetAsync(url, CancellationToken.None);
    }

    public async Task<HttpResponseMessage> NoneToPassOn(string url)
    {
        return await http.GetAsync(url);
    }
}

public class Migrator
{
    // A method that blocks takes no token.
    public void Run(string address, CancellationToken token)
    {
        using var connection = new Microsoft.Data.SqlClient.SqlConnection(address);
        connection.Open();
    }
}
