<?php

use Illuminate\Support\Facades\DB;
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

function save($app): void
{
    DB::transaction(function () use ($app) {
        $app->save();
        $app->kind = templates()[$app->name];
    });
}

function save_fresh($app): void
{
    DB::transaction(function () use ($app) { // expect: tx-held-across-remote-call
        $app->save();
        $app->kind = templates(true)[$app->name];
    });
}
