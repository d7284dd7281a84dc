using System;
using EventFlow.Aggregates;

public class Account : AggregateRoot<Account, AccountId>
{
    private DateTime opened;
    private decimal balance;

    public Account(AccountId id) : base(id) { }

    public void Apply(Opened e) // expect: es-side-effect-on-replay
    {
        opened = DateTime.UtcNow;
    }

    public void Apply(Deposited e)
    {
        balance += e.Amount;
    }
}
