using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;

// A hundred seconds for each attempt, unless a token ends the call before.
class Shelf {
  private readonly IAmazonS3 store;
  private readonly AmazonSQSClient queue = new AmazonSQSClient();

  Shelf(IAmazonS3 store) { this.store = store; }

  Task Read(string key) => store.GetObjectAsync(new GetObjectRequest { BucketName = "shelf", Key = key }); // answer: deadline bounded 100s
  Task ReadUntil(string key, CancellationToken token) => store.GetObjectAsync(new GetObjectRequest { Key = key }, token); // answer: attempts bounded 2
  Task Tell(string url, string text) => queue.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = text }); // answer: deadline bounded 100s
}
