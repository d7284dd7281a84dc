<?php

use Illuminate\Support\Facades\Http;

// Without the flag it only reads what is there.
function templates(bool $force = false): array
{
    if ($force) {
        try {
            return Http::timeout(60)->get('https://templates.example.com')->json();
        } catch (Throwable) {
            return templates();
        }
    }
    return cached();
}

// One more attempt, in another mode.
function push($uri, int $depth = 1)
{
    try {
        return Http::timeout(5)->put($uri)->throw();
    } catch (RequestException $e) {
        if ($depth > 0 && $e->response->status() === 412) {
            return push($uri, --$depth);
        }
        throw $e;
    }
}

function push_often($uri, int $depth = 9)
{
    try {
        return Http::timeout(5)->put($uri)->throw();
    } catch (RequestException $e) {
        if ($depth > 0) {
            return push_often($uri, $depth - 1); // expect: retry-no-backoff
        }
        throw $e;
    }
}
