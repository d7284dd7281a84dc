from __future__ import annotations
import requests as r, os.path
from . import (a as b, c)
@app.route("/x", methods=["POST"])
@retry(stop=stop_after_attempt(3), wait=wait_exponential(1, 10))
async def f(x: int, /, y=1, *args: T, z: str = "a" "b", **kw) -> dict[str, list]:
    """doc"""
    global G; nonlocal_ = lambda q, *p: q if p else not q
    for i in range(3):
        try:
            async with session.get(f"http://{x!r:>{y}}/{'n'}", timeout=(3.05, 2 * 5)) as resp, lock: return await resp.json()
        except (A, B) as e: raise X from e
        except* C: continue
        else: break
        finally: time.sleep(2 ** i)
    while (n := next(it, None)) is not None and x not in {1, *y, **kw}: yield from [a for a in b if a async for c in d]
    match x:
        case {"k": [1, *_], **rest} if rest: del x[1:2, ...], y
        case P(a=1) | None: assert x, "m"
class C(B, metaclass=M): n: int = 0x1F_F; s = rb'\x00' ; t = '''tri
ple'''
