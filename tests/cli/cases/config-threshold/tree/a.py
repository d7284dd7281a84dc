import netlib

netlib.get("a", timeout=20)
netlib.get("b", timeout=40)
