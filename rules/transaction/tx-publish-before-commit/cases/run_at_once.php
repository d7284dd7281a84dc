<?php

use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Bus\Dispatchable;
use Illuminate\Support\Facades\DB;

class DropIndex implements ShouldQueue
{
    use Dispatchable;

    public function __construct(public array $ids)
    {
    }

    public function handle(): void
    {
    }
}

class Importer
{
    // The job runs here and now: there is no message.
    public function remove(array $ids): void
    {
        DB::beginTransaction();
        DB::delete('delete from products where id in (?)', [$ids]);
        DropIndex::dispatch($ids)->onConnection('sync'); // alarm: tx-publish-before-commit the connection that a job is sent over is not read
        DB::commit();
    }
}
