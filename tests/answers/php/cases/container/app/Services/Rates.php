<?php

namespace App\Services;

interface Rates
{
    public function all(): array;
}
