// Files that a compiler's view of another one depends on: facts that were made with it are believed while all of them are as they were.
//
//   number of inputs | for each: digest, length of the path, path
#define _XOPEN_SOURCE 700 // lstat
#include "engine/cache_p.h"

#include <errno.h>

// ---- as bytes ----------------------------------------------------------------------------------------------------------------------------

void fl_cache_add_inputs(fl_buf *out, const struct fl_reading *r) {
  fl_buf_add_bytes(out, &r->n_inputs, sizeof r->n_inputs);
  for (uint32_t i = 0; i < r->n_inputs; i++) {
    const fl_compiled_input *input = &r->inputs[i];
    fl_buf_add_bytes(out, &input->content, sizeof input->content);
    fl_buf_add_bytes(out, &input->path.n, sizeof input->path.n);
    fl_buf_add_bytes(out, input->path.at, input->path.n);
  }
}

static bool take(fl_str *bytes, void *to, uint32_t n) {
  if (bytes->n < n) return false;
  memcpy(to, bytes->at, n);
  *bytes = fl_str_from_pos(*bytes, n);
  return true;
}

static bool take_input(fl_str *bytes, fl_compiled_input *out) {
  uint32_t n;
  if (!take(bytes, &out->content, sizeof out->content) || !take(bytes, &n, sizeof n) || n > bytes->n) return false;
  out->path = (fl_str){bytes->at, n};
  *bytes = fl_str_from_pos(*bytes, n);
  return true;
}

bool fl_cache_take_inputs(struct fl_reading *r, fl_arena *arena, fl_str bytes) {
  uint32_t n;
  if (!take(&bytes, &n, sizeof n) || n > bytes.n / sizeof(fl_digest)) return false;
  fl_compiled_input *inputs = fl_arena_zero_n(arena, n + 1u, sizeof *inputs);
  for (uint32_t i = 0; i < n; i++)
    if (!take_input(&bytes, &inputs[i])) return false;
  r->inputs = inputs, r->n_inputs = n;
  return true;
}

// ---- as they are now -----------------------------------------------------------------------------------------------------------------

static fl_digest read_content(const char *path) {
  fl_mapped file = {0};
  if (fl_map_file(&file, path, NULL)) return fl_sha256_of("?", 1); // there, and not to be read: not what a compiler read
  fl_digest digest = fl_sha256_of(file.at, file.n);
  fl_unmap_file(&file);
  return digest;
}

// {0}: nothing is there. What a stamp does not tell is read.
static fl_digest content_of(const fl_cache *c, fl_str path, fl_stamp *stamp, bool *is_known) {
  fl_buf text = {0};
  fl_digest digest = {{0}};
  struct stat st;
  fl_buf_add(&text, path);
  bool there = stat(fl_buf_text(&text), &st) == 0 || (errno != ENOENT && errno != ENOTDIR);
  *stamp = there ? fl_stamp_of(&st) : (fl_stamp){0};
  const fl_digest *known = there ? fl_stamps_find(&c->stamps, path, stamp) : NULL;
  if (there) digest = known ? *known : read_content(fl_buf_text(&text));
  *is_known = known != NULL;
  fl_buf_release(&text);
  return digest;
}

static void remember(fl_cache *c, fl_sym sym, fl_digest digest, const fl_stamp *stamp, bool is_known) {
  fl_inputs *in = &c->inputs;
  while (in->now.n <= sym) fl_array_push(&in->now, ((fl_input_now){0}));
  if (in->now.at[sym].is_asked) return;
  in->now.at[sym] = (fl_input_now){digest, true};
  if (is_known || !fl_stamp_is_settled(stamp, c->now_ns)) return;
  fl_stamps_add(&c->new_stamps, fl_intern_text(&in->paths, sym), stamp, &digest);
  c->stamps_changed = true;
}

// Many files read the same headers: each is looked at once a run.
static fl_digest digest_now(fl_cache *c, fl_str path) {
  fl_inputs *in = &c->inputs;
  pthread_mutex_lock(&in->lock);
  fl_sym sym = fl_intern_add(&in->paths, path);
  bool asked = sym < in->now.n && in->now.at[sym].is_asked;
  fl_digest digest = asked ? in->now.at[sym].content : (fl_digest){{0}};
  pthread_mutex_unlock(&in->lock);
  if (asked) return digest;
  fl_stamp stamp;
  bool is_known;
  digest = content_of(c, path, &stamp, &is_known);
  pthread_mutex_lock(&in->lock);
  remember(c, sym, digest, &stamp, is_known);
  pthread_mutex_unlock(&in->lock);
  return digest;
}

bool fl_cache_inputs_hold(fl_cache *c, const struct fl_reading *r) {
  for (uint32_t i = 0; i < r->n_inputs; i++)
    if (!fl_digest_eq(digest_now(c, r->inputs[i].path), r->inputs[i].content)) return false;
  return r->n_inputs > 0;
}

void fl_cache_hash_inputs(fl_sha256 *h, const struct fl_reading *r) {
  for (uint32_t i = 0; i < r->n_inputs; i++) {
    fl_sha256_update_str(h, r->inputs[i].path);
    fl_sha256_update(h, &r->inputs[i].content, sizeof r->inputs[i].content);
  }
}

void fl_inputs_open(fl_inputs *in) {
  fl_intern_init(&in->paths);
  pthread_mutex_init(&in->lock, NULL);
}

void fl_inputs_close(fl_inputs *in) {
  fl_array_release(&in->now);
  fl_intern_release(&in->paths);
  pthread_mutex_destroy(&in->lock);
}
