using System;
using System.Net.Http;
using System.Threading.Tasks;
using Amazon.SQS;
using Amazon.SQS.Model;

public class Worker
{
    private readonly IAmazonSQS sqs;
    private readonly HttpClient books = new HttpClient { Timeout = TimeSpan.FromSeconds(50) };

    public Worker(IAmazonSQS sqs) { this.sqs = sqs; }

    public async Task Work(string queue)
    {
        while (true)
        {
            var answer = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue, VisibilityTimeout = 30 }); // expect: msg-lease-shorter-than-work
            foreach (var message in answer.Messages)
            {
                await books.PostAsync("https://books.example/orders", new StringContent(message.Body));
                await sqs.DeleteMessageAsync(queue, message.ReceiptHandle);
            }
            await Task.Delay(60000);
        }
    }

    public async Task WorkInTime(string queue)
    {
        var answer = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue, VisibilityTimeout = 90 });
        foreach (var message in answer.Messages)
        {
            await books.PostAsync("https://books.example/orders", new StringContent(message.Body));
            await sqs.DeleteMessageAsync(queue, message.ReceiptHandle);
        }
    }
}
