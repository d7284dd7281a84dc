import netlib

netlib.get("http://a")
