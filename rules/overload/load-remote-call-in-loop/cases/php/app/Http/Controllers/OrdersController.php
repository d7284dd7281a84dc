<?php

namespace App\Http\Controllers;

use App\Models\Customer;
use App\Models\Order;
use Illuminate\Http\Request;

class OrdersController extends Controller
{
    public function index(Request $request)
    {
        $names = [];
        foreach ($request->input('ids') as $id) { // expect: load-remote-call-in-loop
            $names[] = Customer::find($id)->name;
        }
        return $names;
    }

    public function many(Request $request)
    {
        return Customer::whereIn('id', $request->input('ids'))->get();
    }
}
