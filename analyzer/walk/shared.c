// Endings that several languages share (`.h`): what stands around a file decides.
//
// In: the files of a tree, sorted by path, with the first language of their ending. Out: the same, where a shared ending gets the
// language of the file beside it that differs in its ending alone, else the one that most files around it have: in its folder, in
// the folder above, and so on.
#include "walk/shared.h"

#include "base/hash.h"
#include "base/io.h"
#include "base/map.h"

#include <string.h>

enum { MAX_LANGUAGES = 8 }; // that share one ending

typedef struct sharing {
  fl_str ending;
  uint16_t languages[MAX_LANGUAGES];
  uint32_t n;
} sharing;

static fl_str ending_of(fl_str path) {
  fl_str name = fl_path_base(path);
  uint32_t dot = fl_str_rfind_char(name, '.');
  return dot == FL_STR_NONE ? FL_STR("") : fl_str_from_pos(name, dot);
}

static sharing sharing_of(fl_str ending) {
  sharing s = {.ending = ending};
  for (uint16_t i = 1; i < fl_language_count() && s.n < MAX_LANGUAGES; i++)
    if (fl_language_at(i)->kind == FL_LANGUAGE_CODE && fl_language_has_extension(i, ending)) s.languages[s.n++] = i;
  return s;
}

static int place_of(const sharing *s, uint16_t language) {
  for (uint32_t i = 0; i < s->n; i++)
    if (s->languages[i] == language) return (int)i;
  return -1;
}

// ---- counting --------------------------------------------------------------------------------------------------------

typedef struct counts { uint32_t n[MAX_LANGUAGES]; } counts;

typedef struct census {
  fl_map folders; // hash of the folder's path -> counts
  FL_ARRAY(counts) counts;
} census;

static uint64_t folder_key(fl_str folder) { return fl_hash64_str(folder) | 1; }

static bool parent_of(fl_str *path) {
  if (!path->n) return false;
  uint32_t slash = fl_str_rfind_char(*path, '/');
  *path = slash == FL_STR_NONE ? FL_STR("") : fl_str_slice(*path, 0, slash);
  return true;
}

static counts *counts_of(census *c, fl_str folder, bool make) {
  uint32_t at = fl_map_get_or(&c->folders, folder_key(folder), 0);
  if (!at && make) {
    fl_array_push(&c->counts, (counts){0});
    at = c->counts.n - 1;
    fl_map_put(&c->folders, folder_key(folder), at);
  }
  return at ? &c->counts.at[at] : NULL;
}

static void take_census(census *c, const sharing *s, const fl_walk *w) {
  fl_array_push(&c->counts, (counts){0});
  for (uint32_t i = 0; i < w->files.n; i++) {
    const fl_file *file = &w->files.at[i];
    int place = place_of(s, file->language);
    if (place < 0 || fl_str_eq(ending_of(file->path), s->ending)) continue;
    for (fl_str folder = file->path; parent_of(&folder);) counts_of(c, folder, true)->n[place]++;
  }
}

static uint16_t most_around(census *c, const sharing *s, fl_str path) {
  while (parent_of(&path)) {
    const counts *around = counts_of(c, path, false);
    if (!around) continue;
    uint32_t best = 0;
    for (uint32_t i = 1; i < s->n; i++)
      if (around->n[i] > around->n[best]) best = i;
    return s->languages[best];
  }
  return s->languages[0];
}

// ---- the file beside it ----------------------------------------------------------------------------------------------

static bool is_beside(fl_str path, fl_str other) { // a/b.h and a/b.cc
  fl_str ending = ending_of(path), others = ending_of(other);
  return fl_str_eq(fl_str_slice(path, 0, path.n - ending.n), fl_str_slice(other, 0, other.n - others.n));
}

static uint16_t beside(const sharing *s, const fl_walk *w, uint32_t file) {
  fl_str path = w->files.at[file].path;
  for (int step = -1; step <= 1; step += 2)
    for (uint32_t i = file + (uint32_t)step; i < w->files.n && is_beside(path, w->files.at[i].path); i += (uint32_t)step) {
      int place = place_of(s, w->files.at[i].language);
      if (place >= 0 && !fl_str_eq(ending_of(w->files.at[i].path), s->ending)) return s->languages[place];
    }
  return 0;
}

static void settle(const sharing *s, fl_walk *w) {
  census c = {0};
  take_census(&c, s, w);
  for (uint32_t i = 0; i < w->files.n; i++) {
    fl_file *file = &w->files.at[i];
    if (!fl_str_eq(ending_of(file->path), s->ending)) continue;
    uint16_t language = beside(s, w, i);
    file->language = language ? language : most_around(&c, s, file->path);
  }
  fl_map_release(&c.folders);
  fl_array_release(&c.counts);
}

void fl_walk_settle_shared(fl_walk *w) {
  for (uint16_t i = 1; i < fl_language_count(); i++) {
    const fl_language *language = fl_language_at(i);
    for (uint32_t e = 0; language->kind == FL_LANGUAGE_CODE && e < FL_LANGUAGE_NAMES && language->extensions[e]; e++) {
      sharing s = sharing_of(fl_str_from(language->extensions[e]));
      if (s.n > 1 && s.languages[0] == i) settle(&s, w);
    }
  }
}
