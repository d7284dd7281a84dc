<?php
$pdo = new PDO(getenv('PDO_URL') ?: 'mysql:host=orders-db;dbname=orders', 'a', 'b');
$s = $pdo->query('select * from orders');
