using System.Threading.Tasks;
using Marten;

public class Store
{
    private readonly IDocumentSession session;

    public Store(IDocumentSession session) => this.session = session;

    // What is read after the append decides nothing.
    public async Task<int> Append(string stream, object happened)
    {
        session.Events.Append(stream, happened);
        return (await session.Events.FetchStreamAsync(stream)).Count;
    }
}
