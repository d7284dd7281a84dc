# What the HTML brief carries: its style, and the script of viewer/, bundled by esbuild. Both become C arrays in fl_brief. Without Node, or
# without the packages that viewer/package-lock.json pins, pages have the style alone: they can be read, but not filtered or clicked through.
option(FAULTLINE_WITH_VIEWER "Build the script of the HTML brief (needs Node and viewer/node_modules)" ON)
set(viewer ${CMAKE_CURRENT_SOURCE_DIR}/brief/viewer)
set(made ${PROJECT_BINARY_DIR}/generated/brief)
file(MAKE_DIRECTORY ${made})
file(GLOB viewer_sources CONFIGURE_DEPENDS ${viewer}/src/*.js)
find_program(NODE NAMES node nodejs)

set(assets ${viewer}/brief.css)
set(FAULTLINE_HAS_VIEWER OFF CACHE INTERNAL "")
if(FAULTLINE_WITH_VIEWER AND NODE AND EXISTS ${viewer}/node_modules/esbuild)
  set(FAULTLINE_HAS_VIEWER ON CACHE INTERNAL "")
  set(assets ${made}/brief.css ${made}/brief.js)
  add_custom_command(OUTPUT ${assets}
    COMMAND ${NODE} ${viewer}/bundle.mjs ${made}/brief.js ${made}/brief.css
    DEPENDS ${viewer_sources} ${viewer}/bundle.mjs ${viewer}/brief.css ${viewer}/package-lock.json
    COMMENT "Bundling the script of the HTML brief" VERBATIM)
elseif(FAULTLINE_WITH_VIEWER)
  message(WARNING "The HTML brief is built without its script: no graph to click, no filters. It needs node and `npm ci --prefix analyzer/brief/viewer`.")
endif()
add_custom_command(OUTPUT ${made}/assets.c
  COMMAND ${CMAKE_COMMAND} -DOUT=${made}/assets.c "-DASSETS=${assets}" -P ${CMAKE_CURRENT_SOURCE_DIR}/brief/embed.cmake
  DEPENDS ${assets} ${CMAKE_CURRENT_SOURCE_DIR}/brief/embed.cmake VERBATIM)
target_sources(fl_brief PRIVATE ${made}/assets.c)
add_feature_info(viewer FAULTLINE_HAS_VIEWER "the script of the HTML brief: graph, filters")
