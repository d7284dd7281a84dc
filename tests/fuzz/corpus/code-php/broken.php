<?php class { function ( { $a = <<<X
 {$b[ "
