<?php

use GuzzleHttp\Client;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;
use Acme\Http\Limits;
use Acme\Http\Stacks;

function viaStack($stack, $given, string $url)
{
    $client = new Client(['handler' => $stack]);
    $client->get($url); // answer: deadline inherited

    $made = new Client(['handler' => Stacks::default()]);
    $made->get($url); // answer: deadline unknown

    $own = HandlerStack::create();
    $own->push(new Limits());
    $limited = new Client(['handler' => $own]);
    $limited->get($url); // answer: deadline unknown

    $closure = HandlerStack::create();
    $closure->push(function (callable $next) {
        return fn($request, array $options) => $next($request, ['timeout' => 5] + $options);
    });
    (new Client(['handler' => $closure]))->get($url); // answer: deadline unknown

    $plain = HandlerStack::create();
    $plain->push(Middleware::retry(fn(int $tries) => $tries < 3));
    $plain->push(Middleware::mapRequest(fn($request) => $request->withHeader('a', 'b')));
    (new Client(['handler' => $plain]))->get($url); /* expect: deadline-absent-http-client */ // answer: deadline unbounded
}
