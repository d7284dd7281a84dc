<?php

use EventSauce\EventSourcing\AggregateRoot;
use Illuminate\Support\Facades\Http;

class Account implements AggregateRoot
{
    private $balance = 0;

    public function applyConverted(Converted $event): void // expect: es-side-effect-on-replay
    {
        $this->balance = Http::timeout(2)->get('https://rates.example/today')->json('value');
    }

    public function applyDeposited(Deposited $event): void
    {
        $this->balance += $event->amount;
    }
}
