<?php

return [
    'weather' => [
        'url' => env('WEATHER_URL'),
        'timeout' => env('WEATHER_TIMEOUT', 5),
        'limits' => ['read' => 7, 'late' => env('WEATHER_LATE')],
    ],
];
