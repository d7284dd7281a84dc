<?php
function waitFor(callable $ready, float $limit): void
{
    $start = microtime(true);
    while (!$ready()) {
        if (microtime(true) - $start > $limit) { // expect: time-wallclock-duration
            throw new RuntimeException('timed out');
        }
        usleep(100000);
    }
}

function waitRight(callable $ready, int $limit): void
{
    $start = hrtime(true);
    while (!$ready()) {
        if (hrtime(true) - $start > $limit) {
            throw new RuntimeException('timed out');
        }
        usleep(100000);
    }
}
