<?php declare(strict_types=1); namespace A\B; use X\{Y, Z as W}; use function f;
#[Route('/x', methods: ['POST'])] final class C extends D implements E { use T; public function __construct(private readonly ?Client $c = null, int|string ...$n) {}
  public static function get(array &$a): ?self { $c = new \GuzzleHttp\Client(['timeout' => 5.0, 'x' => fn($x) => $x ** 2]);
    for ($i = 0; $i < 3; ++$i) { try { return $c->get("http://{$a['h']}/$i", [...$a]); } catch (A|B $e) { if ($i > 1) throw $e; usleep(100 << $i); } finally { unset($a); } }
    foreach ($a as $k => [$x, , $y]) { echo <<<"T"
      heredoc {$k} ${x}
      T . match(true) { $x > 1, $y => 1, default => $c?->d::E }; } while (true): break; endwhile; return static::$z; } }
?><p><?= $x ?></p>
