// What an interface file of the repository declares is a stub, whoever made it. What is only called like one is not.
using System.Threading.Tasks;
using Shop;

class Shelf {
  private readonly Stock.StockClient stock = new Stock.StockClient(Channels.Stock()); // expect: deadline-absent-grpc-client
  private readonly OpenAI.OpenAIClient assistant = new OpenAI.OpenAIClient("key");

  async Task<int> Left(string id) => (await stock.LeftAsync(new Item { Id = id })).N; // answer: deadline unbounded
  async Task<string> Ask(string text) => (await assistant.GetAnswerAsync(text)).Text; // answer: deadline unknown
}
