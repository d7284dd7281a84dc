<?php

namespace App\Http\Controllers;

use App\Models\Account;
use Illuminate\Support\Facades\Route;

class AccountController
{
    public function withdraw($id)
    {
        $account = Account::find($id);
        $account->balance -= 10;
        $account->save(); // expect: tx-lost-update
    }

    public function locked($id)
    {
        $account = Account::lockForUpdate()->find($id);
        $account->balance -= 10;
        $account->save();
    }
}

Route::post('/withdraw/{id}', [AccountController::class, 'withdraw']);
Route::post('/locked/{id}', [AccountController::class, 'locked']);
