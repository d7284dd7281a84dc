<?php

namespace App;

use App\Http\Base;

class Orders extends Base
{
    protected array $settings = ['timeout' => 15];

    public function place()
    {
        return $this->client()->post('/orders'); // answer: deadline bounded 15s
    }
}
