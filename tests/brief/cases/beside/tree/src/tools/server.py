from fastmcp import FastMCP

import shop

server = FastMCP("shop")
server.tool("goods")(shop.goods)
server.run(transport="http", port=8011)
