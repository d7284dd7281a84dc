<?php

namespace App;

use Hyperf\HttpServer\Annotation\Controller;
use Hyperf\HttpServer\Annotation\GetMapping;
use Hyperf\HttpServer\Annotation\PostMapping;

#[Controller(prefix: "/orders")]
class OrderController
{
    #[GetMapping(path: "list")]
    public function index()
    {
        return file_get_contents("http://stock.example/orders");
    }

    #[PostMapping("place")]
    public function place()
    {
        return file_get_contents("http://pay.example/");
    }
}
