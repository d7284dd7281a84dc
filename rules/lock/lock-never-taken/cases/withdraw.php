<?php

namespace App\Services;

use Illuminate\Database\Eloquent\Model;
use Illuminate\Support\Facades\DB;

class Account extends Model
{
}

class Withdrawals
{
    public function neverRun(int $id, int $amount): void
    {
        DB::transaction(function () use ($id, $amount) {
            Account::where('id', $id)->lockForUpdate(); // expect: lock-never-taken
            Account::where('id', $id)->update(['balance' => $amount]);
        });
    }

    public function runAtOnce(int $id, int $amount): void
    {
        DB::transaction(function () use ($id, $amount) {
            $account = Account::where('id', $id)->lockForUpdate()->first();
            $account->balance = $amount;
            $account->save();
        });
    }

    public function handedOn(int $id)
    {
        return Account::where('id', $id)->lockForUpdate();
    }
}
