// Numbers in settings files whose names tell what they measure: "spring.redis.timeout = 2000", "maxPoolSize = 20".
#include "brief/capacity.h"

#include "base/duration.h"
#include "base/hash.h"
#include "graph/deploy.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_NAME = 96, MAX_VALUE = 24, MAX_FOUND = 4000 };

// Tools that build and test say how long they wait for themselves: names that begin with a dot, `ci.yml`, `azure-pipelines.yml`, `buildkitd.toml`. A
// program reads `.env`.
static bool is_tool(fl_str part) {
  static const char *const words[] = {"ci", "pipeline", "pipelines", "wrapper"};
  fl_str word, stem;
  fl_str_cut(part, '.', &stem, NULL);
  bool is_it = fl_str_ends_c(stem, "build");
  while (stem.n && !is_it) {
    fl_str_cut(stem, '-', &word, &stem);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) is_it |= fl_str_eq_c(word, words[i]);
  }
  return is_it;
}

static bool is_tooling(fl_str path) {
  for (fl_str part; path.n;) {
    bool folder = fl_str_cut(path, '/', &part, &path);
    bool hidden = fl_str_starts_c(part, ".") && (folder || !fl_str_starts_c(part, ".env"));
    if (hidden || is_tool(part) || (!folder && fl_str_starts_c(part, "build"))) return true;
  }
  return false;
}

static bool is_measure(fl_str value) {
  int64_t ms;
  if (!value.n || value.n > MAX_VALUE || value.at[0] < '0' || value.at[0] > '9') return false;
  fl_duration_result read = fl_duration_parse(value, &ms);
  return read == FL_DURATION_OK || (read == FL_DURATION_NEEDS_UNIT && fl_str_to_int64(value, &ms)); // a fraction without a unit is a share
}

// "16MiB", "400m": of memory.
static bool is_bytes(fl_str value) {
  uint32_t i = 0;
  while (i < value.n && value.at[i] >= '0' && value.at[i] <= '9') i++;
  fl_str unit = fl_str_from_pos(value, i);
  if (!i || !unit.n || unit.n > 3 || !strchr("kKmMgGtT", unit.at[0])) return false;
  return unit.n == 1 || fl_str_eq_c(fl_str_from_pos(unit, 1), "B") || fl_str_eq_c(fl_str_from_pos(unit, 1), "iB");
}

// ---- names -----------------------------------------------------------------------------------------------------------------------------

// The last part of a key in words of small letters: "maximum-pool-size", "maxPoolSize", "MAX_POOL_SIZE" are three words each.
typedef struct words {
  char text[MAX_NAME];
  uint32_t n, first[24], n_words;
} words;

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

static void split(words *w, fl_str name) {
  bool begins = true;
  for (uint32_t i = 0; i < name.n && w->n < MAX_NAME; i++) {
    char c = name.at[i];
    if (!is_letter(c)) {
      begins = true;
      continue;
    }
    bool hump = is_capital(c) && i > 0 && !is_capital(name.at[i - 1]);
    if ((begins || hump) && w->n_words < sizeof w->first / sizeof *w->first) w->first[w->n_words++] = w->n;
    w->text[w->n++] = is_capital(c) ? (char)(c - 'A' + 'a') : c;
    begins = false;
  }
}

static fl_str tail(const words *w, uint32_t word) { return (fl_str){w->text + w->first[word], w->n - w->first[word]}; }

static void drop_units(words *w) {
  static const char *const units[] = {"ms", "millis", "milliseconds", "s", "sec", "secs", "seconds", "m", "min", "minutes", "duration", "in"};
  bool dropped = w->n_words > 1;
  while (dropped && w->n_words > 1) {
    dropped = false;
    for (size_t i = 0; i < sizeof units / sizeof *units && !dropped; i++)
      if (fl_str_eq_c(tail(w, w->n_words - 1), units[i])) w->n = w->first[--w->n_words], dropped = true;
  }
}

// Names come again and again, and the vocabulary is looked through from end to end.
static const fl_vocabulary_word *word_of(fl_brief_state *s, fl_str word) {
  uint64_t hash = fl_hash64_str(word);
  uint32_t there;
  const fl_models *m = s->analysis->engine->models;
  const fl_vocabulary_word *first = fl_models_vocabulary(m, 0);
  if (fl_map_get(&s->quantity_words, hash, &there)) return there ? first + (there - 1) : NULL;
  const fl_vocabulary_word *row = fl_models_word_below(m, FL_VOCABULARY_quantities, word);
  fl_map_put(&s->quantity_words, hash, row ? (uint32_t)(row - first) + 1 : 0);
  return row;
}

fl_str fl_quantity_kind(fl_brief_state *s, fl_str key, fl_str value) {
  fl_str name;
  words w = {0};
  bool measure = is_measure(value);
  if (!measure && !is_bytes(value)) return (fl_str){0};
  fl_str_rcut(key, '.', NULL, &name);
  split(&w, name);
  drop_units(&w);
  for (uint32_t i = w.n_words > 3 ? w.n_words - 3 : 0; i < w.n_words; i++) {
    const fl_vocabulary_word *word = word_of(s, tail(&w, i));
    fl_str kind = word ? fl_models_text(s->analysis->engine->models, word->protocol) : (fl_str){0};
    if (kind.n && (measure || fl_str_eq_c(kind, "heap"))) return kind;
  }
  return (fl_str){0};
}

// ---- settings --------------------------------------------------------------------------------------------------------------------------

static int in_order(const void *a, const void *b) {
  const fl_quantity *x = a, *y = b;
  int by = fl_str_cmp(x->kind, y->kind);
  if (!by) by = fl_str_cmp(x->service, y->service);
  if (!by) by = fl_str_cmp(x->key, y->key);
  if (!by) by = fl_str_cmp(x->value, y->value);
  if (!by) by = fl_str_cmp(x->path, y->path);
  return by ? by : x->line < y->line ? -1 : x->line > y->line;
}

void fl_quantities_join(fl_quantities *all) {
  uint32_t n = 0;
  if (all->n) qsort(all->at, all->n, sizeof *all->at, in_order);
  for (uint32_t i = 0; i < all->n; i++) {
    fl_quantity *last = n ? &all->at[n - 1] : NULL, *now = &all->at[i];
    bool same = last && fl_str_eq(last->kind, now->kind) && fl_str_eq(last->key, now->key) && fl_str_eq(last->value, now->value) && fl_str_eq(last->service, now->service);
    if (same) last->n++, last->for_requests |= now->for_requests;
    else all->at[n++] = *now;
  }
  all->n = n;
}

// Of a program that is deployed and is no code of the repository, the folder that is called like it has the settings.
static fl_str owner_of(const fl_brief_state *s, uint32_t file) {
  uint32_t ids[FL_MAX_WORKLOADS], bytes = 0, n = fl_workloads_of(s->graph, file, ids, FL_MAX_WORKLOADS, &bytes);
  uint32_t service = fl_ask_service_of(s->ask, file);
  bool deeper = bytes > (service ? fl_ask_services(s->ask)->services[service].dir.n : 0);
  for (uint32_t i = 1; i < n && deeper; i++) deeper = fl_graph_workload(s->graph, ids[i])->name == fl_graph_workload(s->graph, ids[0])->name;
  return n && deeper ? fl_graph_name(s->graph, fl_graph_workload(s->graph, ids[0])->name) : fl_brief_service_of(s, file);
}

// What a deployment sets is set for what it starts.
static fl_str started_by(const fl_brief_state *s, const fl_map *first, uint32_t file, uint32_t row) {
  for (uint32_t i = fl_map_get_or(first, file, 0); i && i <= fl_graph_n_workloads(s->graph); i++) {
    const fl_workload *w = fl_graph_workload(s->graph, i);
    if (w->file != file) break;
    bool has = (row >= w->first && row < w->first + w->n) || (row >= w->head && row < w->head + w->n_head);
    if (has && w->name) return fl_graph_name(s->graph, w->name);
  }
  return owner_of(s, file);
}

static void first_workloads(const fl_brief_state *s, fl_map *first) {
  for (uint32_t i = fl_graph_n_workloads(s->graph); i; i--) fl_map_put(first, fl_graph_workload(s->graph, i)->file, i);
}

static void add(fl_brief_state *s, fl_quantities *out, uint32_t file, fl_str key, fl_str value, uint32_t line) {
  fl_str kind = out->n < MAX_FOUND ? fl_quantity_kind(s, key, value) : (fl_str){0};
  if (!kind.n) return;
  fl_quantity found = {.kind = kind, .key = key, .value = value, .line = line, .n = 1, .path = fl_graph_file_at(s->graph, file)->path};
  found.service = owner_of(s, file);
  fl_array_push(out, found);
}

// "-Xmx200m" among what a program is started with: the option is the letters, and what follows is its size.
static void add_option(fl_brief_state *s, fl_quantities *out, uint32_t file, const fl_deploy *row, fl_str text) {
  uint32_t n = 0;
  while (n < text.n && (text.at[n] == '-' || is_letter(text.at[n]))) n++;
  uint32_t letters = n;
  n += n < text.n && text.at[n] == '='; // --max-old-space-size=400
  bool sized = text.n && text.at[0] == '-' && n < text.n && text.n - n <= MAX_VALUE && text.at[n] >= '0' && text.at[n] <= '9';
  words w = {0};
  if (!sized || out->n >= MAX_FOUND) return;
  split(&w, fl_str_slice(text, 0, letters));
  const fl_vocabulary_word *word = w.n_words ? word_of(s, tail(&w, 0)) : NULL;
  if (!word) return;
  fl_quantity found = {.kind = fl_models_text(s->analysis->engine->models, word->protocol), .key = fl_str_slice(text, 0, letters), .value = fl_str_from_pos(text, n), .line = row->span.line, .n = 1};
  found.path = fl_graph_file_at(s->graph, file)->path, found.service = owner_of(s, file);
  fl_array_push(out, found);
}

// A list of words, or several in one variable.
static void add_options(fl_brief_state *s, fl_quantities *out, uint32_t file, const fl_deploy *row) {
  fl_str rest = fl_graph_facts(s->graph, file)->texts[row->val], word;
  for (bool more = rest.n > 0; more;) {
    more = fl_str_cut(rest, ' ', &word, &rest);
    add_option(s, out, file, row, word);
  }
}

static void add_deployed(fl_brief_state *s, fl_quantities *out, const fl_map *first, uint32_t file, uint32_t row) {
  const fl_facts *f = fl_graph_facts(s->graph, file);
  const fl_deploy *d = &f->deploys[row];
  uint32_t n = out->n;
  if (fl_str_starts_c(f->texts[d->key], "env.")) add(s, out, file, f->texts[d->key], f->texts[d->val], d->span.line);
  add_options(s, out, file, d);
  for (; n < out->n; n++) out->at[n].service = started_by(s, first, file, row);
}

const fl_quantities *fl_brief_quantities(fl_brief_state *s) {
  fl_quantities *out = &s->quantities;
  if (s->has_quantities) return out;
  s->has_quantities = true;
  fl_map first = {0};
  first_workloads(s, &first);
  for (uint32_t file = 1; file <= fl_graph_n_files(s->graph); file++) {
    const fl_facts *f = fl_graph_facts(s->graph, file);
    if (!f || (f->n_confs <= 1 && f->n_deploys <= 1) || fl_brief_is_beside(s, file) || is_tooling(fl_graph_file_at(s->graph, file)->path)) continue;
    for (uint32_t i = 1; i < f->n_confs; i++) add(s, out, file, f->texts[f->confs[i].key], f->texts[f->confs[i].val], f->confs[i].span.line);
    for (uint32_t i = 1; i < f->n_deploys; i++)
      add_deployed(s, out, &first, file, i);
  }
  fl_map_release(&first);
  fl_quantities_join(out);
  return out;
}
