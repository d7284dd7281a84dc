<?php

use GuzzleHttp\Client;

// Which method, which class and which variable is decided at run time.
function call(Client $client, string $method, string $class, array $names)
{
    $client->$method('/a');
    $client->{'get' . $method}('/a');
    $made = new $class();
    $made->get('/a');
    extract($names);
    $client->get('/a', $options); // answer: deadline unknown
    call_user_func([$client, $method], '/a');
}
