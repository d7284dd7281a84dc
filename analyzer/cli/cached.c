#include "cli/cached.h"

#include "base/io.h"

#include <stdlib.h>

const char *fl_cached_dir(fl_buf *out, const fl_opts *opts) {
  const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
  if (opts->cache_dir) return opts->cache_dir;
  if (xdg && xdg[0] == '/') return fl_path_join(out, fl_str_from(xdg), FL_STR("faultline"));
  return home && home[0] == '/' ? fl_path_join(out, fl_str_from(home), FL_STR(".cache/faultline")) : NULL;
}

fl_cache *fl_cached_open(const fl_opts *opts, const fl_tree *tree) {
  fl_buf buf = {0};
  fl_arena arena = {0};
  const char *dir = opts->no_cache ? NULL : fl_cached_dir(&buf, opts);
  fl_cache_options options = {.dir = dir, .root = fl_arena_text(&arena, fl_tree_root(tree)), .most_bytes = opts->cache_bytes};
  fl_cache *cache = dir ? fl_cache_open(&options) : NULL;
  fl_arena_release(&arena);
  fl_buf_release(&buf);
  return cache;
}

static void say_use(const fl_cache *cache) {
  static const char *const links[] = {[FL_KNEW_NO_LINKS] = "", [FL_KNEW_MOST_LINKS] = ", and where calls of unchanged ones go", [FL_KNEW_LINKS] = ", and where calls go"};
  fl_cache_use use = fl_cache_used(cache);
  if (use.known_report) fl_tell("cache: nothing has changed since an earlier run");
  else fl_tell("cache: %u of %u files known%s", use.known_files, use.files, links[use.links]);
}

void fl_cached_save(fl_cache *cache, const fl_opts *opts) {
  fl_error err = {0};
  char text[FL_ERROR_FORMAT_BYTES];
  if (cache && opts->verbose) say_use(cache);
  if (!cache || fl_cache_save(cache, &err) == FL_OK) return;
  bool expected = err.status == FL_E_IO && !opts->cache_dir; // a home that nobody may write to
  if (opts->quiet || (expected && !opts->verbose)) return;
  fl_tell("%s: the next run will read everything again (--no-cache asks for no cache)", fl_error_format(&err, text, sizeof text));
}
