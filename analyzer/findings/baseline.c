// Reading and applying; baseline_write.c makes the file.
#include "findings/baseline.h"

#include "base/hash.h"
#include "base/map.h"
#include "base/yaml.h"

enum { VERSION = 1 };

// ---- reading: JSON is YAML, and our YAML reader knows places -------------------------------------------------------------------------

typedef struct field { const char *key; size_t offset; bool required; } field;
static const field fields[] = {{"rule", offsetof(fl_baseline_entry, rule), true},
                               {"path", offsetof(fl_baseline_entry, path), true},
                               {"symbol", offsetof(fl_baseline_entry, symbol), false},
                               {"subject", offsetof(fl_baseline_entry, subject), false},
                               {"variant", offsetof(fl_baseline_entry, variant), false},
                               {"fingerprint", offsetof(fl_baseline_entry, fingerprint), true}};
enum { N_FIELDS = sizeof fields / sizeof *fields };

static const field *find_field(fl_str key) {
  for (size_t i = 0; i < N_FIELDS; i++)
    if (fl_str_eq_c(key, fields[i].key)) return &fields[i];
  return NULL;
}

static int read_entry(fl_baseline *out, const char *path, const fl_yaml_node *node, fl_error *err) {
  fl_baseline_entry entry = {0};
  if (node->kind != FL_YAML_MAP) return fl_yaml_error(err, path, node, "a finding is a map, not %s", fl_yaml_kind_name(node->kind));
  for (uint32_t i = 0; i < node->n; i++) {
    const fl_yaml_pair *pair = &node->pairs[i];
    const field *f = find_field(pair->key->text);
    if (!f) return fl_yaml_error(err, path, pair->key, "unknown key \"%.*s\" in a finding", FL_STR_ARG(pair->key->text));
    if (pair->value->kind != FL_YAML_SCALAR) return fl_yaml_error(err, path, pair->value, "\"%s\" is a text", f->key);
    *(fl_str *)(void *)((char *)&entry + f->offset) = fl_arena_str(&out->arena, pair->value->text);
  }
  for (size_t i = 0; i < N_FIELDS; i++)
    if (fields[i].required && !((const fl_str *)(const void *)((const char *)&entry + fields[i].offset))->n)
      return fl_yaml_error(err, path, node, "a finding needs \"%s\"", fields[i].key);
  fl_array_push(&out->entries, entry);
  return FL_OK;
}

static int read_root(fl_baseline *out, const char *path, const fl_yaml_node *root, fl_error *err) {
  const fl_yaml_node *version = fl_yaml_get(root, "schema_version"), *list = fl_yaml_get(root, "findings");
  int64_t number;
  if (!root || !version || !list || list->kind != FL_YAML_SEQ)
    return fl_error_set(err, FL_E_INPUT, path, 1, 1, "is no baseline: {\"schema_version\": %d, \"findings\": [...]} was expected", VERSION);
  if (version->kind != FL_YAML_SCALAR || !fl_str_to_int64(version->text, &number) || number != VERSION)
    return fl_yaml_error(err, path, version, "this version of faultline reads baselines of version %d", VERSION);
  int rc = FL_OK;
  for (uint32_t i = 0; i < list->n && rc == FL_OK; i++) rc = read_entry(out, path, fl_yaml_at(list, i), err);
  return rc;
}

int fl_baseline_read(fl_baseline *out, const char *path, fl_error *err) {
  fl_yaml yaml = {0};
  *out = (fl_baseline){0};
  int rc = fl_yaml_load_file(&yaml, path, err);
  if (rc == FL_OK) rc = read_root(out, path, fl_yaml_root(&yaml), err);
  fl_yaml_release(&yaml);
  if (rc) fl_baseline_release(out);
  return rc;
}

void fl_baseline_of(fl_baseline *out, const fl_report *report) {
  *out = (fl_baseline){0};
  for (uint32_t i = 0; i < report->findings.n; i++) {
    const fl_finding *f = &report->findings.at[i];
    if (f->state == FL_STATE_SUPPRESSED || f->state == FL_STATE_ABSENT) continue;
    const fl_baseline_entry entry = {.rule = fl_arena_str(&out->arena, f->rule->id), .path = fl_arena_str(&out->arena, f->at.path),
                                     .symbol = fl_arena_str(&out->arena, f->function), .subject = fl_arena_str(&out->arena, f->subject),
                                     .variant = fl_arena_str(&out->arena, f->variant),
                                     .fingerprint = fl_arena_str(&out->arena, f->fingerprint)};
    fl_array_push(&out->entries, entry);
  }
}

// ---- applying ------------------------------------------------------------------------------------------------------------------------

static void match_same(fl_baseline *b, fl_report *report) {
  fl_map by_print = {0};
  for (uint32_t i = 0; i < b->entries.n; i++) fl_map_put(&by_print, fl_hash64_str(b->entries.at[i].fingerprint), i + 1);
  for (uint32_t i = 0; i < report->findings.n; i++) {
    fl_finding *f = &report->findings.at[i];
    uint32_t at = f->state == FL_STATE_NEW ? fl_map_get_or(&by_print, fl_hash64_str(f->fingerprint), 0) : 0;
    if (at == 0 || !fl_str_eq(b->entries.at[at - 1].fingerprint, f->fingerprint)) continue;
    f->state = FL_STATE_UNCHANGED;
    b->entries.at[at - 1].state = FL_STATE_UNCHANGED;
  }
  fl_map_release(&by_print);
}

static bool is_same_fault(const fl_baseline_entry *entry, const fl_finding *f) {
  return fl_str_eq(entry->rule, f->rule->id) && fl_str_eq(entry->symbol, f->function) && fl_str_eq(entry->subject, f->subject) &&
         fl_str_eq(entry->variant, f->variant);
}

static void match_renamed(fl_baseline_entry *entry, fl_report *report) {
  for (uint32_t i = 0; i < report->findings.n; i++) {
    fl_finding *f = &report->findings.at[i];
    if (f->state != FL_STATE_NEW || !is_same_fault(entry, f)) continue;
    f->state = FL_STATE_UNCHANGED;
    entry->state = FL_STATE_UNCHANGED;
    return;
  }
}

static bool was_listed(const fl_map *listed, fl_str path) { return fl_map_get_or(listed, fl_hash64_str(path), 0) != 0; }

static bool is_there(const fl_report *report, fl_str path) {
  fl_buf text = {0};
  int rc = fl_tree_read(report->tree, path, 1, &text, NULL);
  fl_buf_release(&text);
  return rc == FL_OK || rc == FL_E_LIMIT;
}

uint32_t fl_baseline_apply(fl_baseline *b, fl_report *report, const fl_walk *walk, bool all_shown) {
  fl_map listed = {0};
  match_same(b, report);
  for (uint32_t i = 0; i < walk->files.n; i++) fl_map_put(&listed, fl_hash64_str(walk->files.at[i].path), 1);
  for (uint32_t i = 0; i < b->entries.n; i++) {
    fl_baseline_entry *entry = &b->entries.at[i];
    if (entry->state == FL_STATE_UNCHANGED) continue;
    bool gone = !was_listed(&listed, entry->path) && !is_there(report, entry->path);
    if (gone) match_renamed(entry, report);
    if (entry->state == FL_STATE_NEW && all_shown && (gone || was_listed(&listed, entry->path))) entry->state = FL_STATE_ABSENT;
  }
  fl_map_release(&listed);
  uint32_t n = 0;
  for (uint32_t i = 0; i < report->findings.n; i++) n += report->findings.at[i].state == FL_STATE_UNCHANGED;
  return n;
}

uint32_t fl_baseline_count(const fl_baseline *b, fl_state state) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < b->entries.n; i++) n += b->entries.at[i].state == state;
  return n;
}

void fl_baseline_drop(fl_baseline *b, fl_state state) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < b->entries.n; i++)
    if (b->entries.at[i].state != state) b->entries.at[kept++] = b->entries.at[i];
  b->entries.n = kept;
}

void fl_baseline_release(fl_baseline *b) {
  fl_array_release(&b->entries);
  fl_arena_release(&b->arena);
}
