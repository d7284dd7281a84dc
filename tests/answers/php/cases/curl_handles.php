<?php

class Download
{
    private $handle;

    public function __construct()
    {
        $this->handle = curl_init();
        curl_setopt($this->handle, CURLOPT_TIMEOUT, 30);
    }

    public function run(string $url)
    {
        curl_setopt($this->handle, CURLOPT_URL, $url);
        return curl_exec($this->handle); // answer: deadline bounded 30s
    }
}

function plain(string $url)
{
    $ch = curl_init($url); // expect: deadline-absent-http-client
    curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
    return curl_exec($ch); // answer: deadline unbounded
}

function by_array(string $url)
{
    $ch = curl_init();
    curl_setopt_array($ch, [CURLOPT_URL => $url, CURLOPT_TIMEOUT_MS => 2500]);
    return curl_exec($ch); // answer: deadline bounded 2.5s
}

function by_array_without(string $url)
{
    $ch = curl_init(); // expect: deadline-absent-http-client
    curl_setopt_array($ch, [CURLOPT_URL => $url, CURLOPT_CONNECTTIMEOUT => 5]);
    return curl_exec($ch); // answer: deadline unbounded
}

function by_loop(string $url, array $options)
{
    $ch = curl_init($url);
    foreach ($options as $option => $value) {
        curl_setopt($ch, $option, $value);
    }
    return curl_exec($ch); // answer: deadline unknown
}

function by_given_array(string $url, array $options)
{
    $ch = curl_init($url);
    curl_setopt_array($ch, $options + [CURLOPT_RETURNTRANSFER => true]);
    return curl_exec($ch); // answer: deadline inherited
}

function handed_in($ch)
{
    return curl_exec($ch); // answer: deadline inherited
}

function from_helper(string $url)
{
    $ch = handle($url);
    return curl_exec($ch); // answer: deadline bounded 12s
}

function handle(string $url)
{
    $ch = curl_init($url);
    limit($ch);
    return $ch;
}

function limit($ch, int $seconds = 12)
{
    curl_setopt($ch, CURLOPT_TIMEOUT, $seconds);
}
