<?php

namespace App\Http\Controllers;

use GuzzleHttp\Client;
use Illuminate\Routing\Controller;

// A container makes the client: whose limit holds is not known, and the request itself brings none.
class PriceController extends Controller
{
    public function __construct(private Client $client)
    {
    }

    public function show(string $id)
    {
        return $this->client->get('/prices/' . $id, ['timeout' => 2]);
    }
}
