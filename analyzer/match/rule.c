// Folders of rules in, compiled rules out: the shipped ones, and the project's own on top of them.
#include "match/rule.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/io.h"
#include "base/suggest.h"
#include "match/rule_pack_p.h"
#include "match/rule_read_p.h"

#include <stdlib.h>
#include <string.h>

typedef struct compiler {
  fl_arena arena;
  fl_errors *errors;
  const fl_rules *base;
  FL_ARRAY(const fl_rule *) rules; // of this folder; then those of the base that none of them replaces
  uint32_t n_own;
  uint64_t digest;
} compiler;

static bool is_kebab(fl_str id) {
  bool well = id.n > 0 && id.at[0] != '-' && id.at[id.n - 1] != '-';
  for (uint32_t i = 0; i < id.n; i++) {
    char c = id.at[i];
    well = well && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }
  return well;
}

static const char *suggest_id(const compiler *c, fl_str id) {
  FL_ARRAY(const char *) ids = {0};
  for (uint32_t i = 0; c->base && i < fl_rules_count(c->base); i++)
    fl_array_push(&ids, fl_rules_at(c->base, i)->id.at);
  const char *near = fl_suggest_c(id, ids.at, ids.n);
  fl_array_release(&ids);
  return near;
}

static void check_replaces(compiler *c, fl_rule_loader *l, const fl_yaml_node *root,
                           const fl_rule_draft *draft) {
  const fl_rule *old = c->base ? fl_rules_find(c->base, draft->rule.id) : NULL;
  const fl_yaml_node *id = fl_yaml_get(root, "id");
  if (old && !draft->replaces) {
    fl_rule_error(l, id, "%.*s is already a rule (%.*s): write replaces: true to put this one in its place",
                  FL_STR_ARG(old->id), FL_STR_ARG(old->file));
  }
  if (old || !draft->replaces) return;
  const char *near = suggest_id(c, draft->rule.id);
  fl_rule_error(l, fl_yaml_get(root, "replaces"), "there is no rule %.*s to replace%s%s%s",
                FL_STR_ARG(draft->rule.id), near ? " (did you mean " : "", near ? near : "",
                near ? "?)" : "");
}

static void check_id(compiler *c, fl_rule_loader *l, const fl_rule_file *file, const fl_yaml_node *root,
                     fl_rule_draft *draft) {
  const fl_yaml_node *node = fl_yaml_get(root, "id");
  fl_str id = draft->rule.id;
  if (id.n == 0) return;
  if (!is_kebab(id))
    fl_rule_error(l, node, "\"id\": expected small letters, digits and hyphens, found \"%.*s\"",
                  FL_STR_ARG(id));
  else if (file->id && !fl_str_eq_c(id, file->id))
    fl_rule_error(l, node, "\"id\": the folder is called \"%s\", the rule \"%.*s\"", file->id,
                  FL_STR_ARG(id));
  check_replaces(c, l, root, draft);
}

static void compile_file(compiler *c, const fl_rule_file *file) {
  fl_rule_loader l = {.arena = &c->arena, .errors = c->errors, .file = file->path};
  fl_error error;
  fl_yaml yaml = {0};
  fl_buf text = {0};
  fl_working_on(file->path);
  int rc = fl_read_file(&text, file->path, FL_YAML_FILE_BYTES_MAX, &error);
  if (!rc) rc = fl_yaml_load_text(&yaml, file->path, fl_buf_str(&text), &error);
  if (rc) fl_errors_add(c->errors, &error);
  const fl_yaml_node *root = rc ? NULL : fl_yaml_root(&yaml);
  if (!rc && fl_yaml_doc_count(&yaml) != 1)
    fl_errors_set(c->errors, FL_E_INPUT, file->path, 1, 1, "expected one rule in the file");
  fl_rule_draft *draft = fl_arena_zero(&c->arena, sizeof *draft);
  if (root) {
    fl_rule_read(&l, root, draft);
    check_id(c, &l, file, root, draft);
    draft->rule.family = fl_arena_str(&c->arena, fl_str_from(file->family));
    draft->rule.file = fl_arena_str(&c->arena, fl_str_from(file->path));
    if (draft->rule.id.n) fl_array_push(&c->rules, &draft->rule);
  }
  c->digest = fl_hash64_mix(
      c->digest, fl_hash64_mix(fl_hash64_str(fl_str_from(file->id)), fl_hash64_str(fl_buf_str(&text))));
  fl_yaml_release(&yaml);
  fl_buf_release(&text);
  fl_working_on(NULL);
}

static int by_id(const void *a, const void *b) {
  return fl_str_cmp((*(const fl_rule *const *)a)->id, (*(const fl_rule *const *)b)->id);
}

static const fl_rule *own_rule(const compiler *c, fl_str id) {
  for (uint32_t i = 0; i < c->n_own; i++) {
    if (fl_str_eq(c->rules.at[i]->id, id)) return c->rules.at[i];
  }
  return NULL;
}

static void add_base(compiler *c) {
  c->n_own = c->rules.n;
  for (uint32_t i = 0; c->base && i < fl_rules_count(c->base); i++) {
    const fl_rule *rule = fl_rules_at(c->base, i);
    if (!own_rule(c, rule->id)) fl_array_push(&c->rules, rule);
  }
  if (c->rules.n) qsort(c->rules.at, c->rules.n, sizeof *c->rules.at, by_id);
}

static void clash(compiler *c, const fl_rule *rule, fl_str word, const fl_rule *other) {
  fl_str file = rule->file;
  fl_errors_set(c->errors, FL_E_INPUT, fl_arena_text(&c->arena, file), 0, 0,
                "%.*s already names a rule: %.*s", FL_STR_ARG(word), FL_STR_ARG(other->file));
}

static bool has_alias(const fl_rule *rule, fl_str word) {
  for (uint32_t i = 0; i < rule->n_aliases; i++) {
    if (fl_str_eq(rule->aliases[i], word)) return true;
  }
  return false;
}

static void check_word(compiler *c, uint32_t index, fl_str word) {
  for (uint32_t i = 0; i < c->rules.n; i++) {
    const fl_rule *other = c->rules.at[i];
    bool same = fl_str_eq(other->id, word) || has_alias(other, word);
    if (i != index && same) {
      clash(c, c->rules.at[index], word, other);
      return;
    }
  }
}

// Ids and aliases are one space of names.
static void check_words(compiler *c) {
  for (uint32_t i = 0; i < c->rules.n; i++) {
    const fl_rule *rule = c->rules.at[i];
    bool twice = i > 0 && fl_str_eq(rule->id, c->rules.at[i - 1]->id);
    if (twice) clash(c, rule, rule->id, c->rules.at[i - 1]);
    for (uint32_t k = 0; k < rule->n_aliases; k++) check_word(c, i, rule->aliases[k]);
  }
}

// Checks what only all rules together show, and seals them.
static int finish(compiler *c, fl_rules **out, uint32_t errors_before) {
  add_base(c);
  check_words(c);
  int rc = c->errors->n + c->errors->dropped > errors_before ? FL_E_INPUT : FL_OK;
  if (rc) fl_errors_sort(c->errors);
  else *out = fl_rules_seal(c->rules.at, c->rules.n, c->digest);
  fl_array_release(&c->rules);
  fl_arena_release(&c->arena);
  return rc;
}

int fl_rules_compile(fl_rules **out, const fl_rules *base, const char *dir, fl_errors *errors) {
  compiler c = {.errors = errors, .base = base, .digest = base ? fl_rules_digest(base) : 0};
  fl_rule_files files = {0};
  uint32_t before = errors->n + errors->dropped;
  fl_rule_files_find(&files, &c.arena, dir, errors);
  for (uint32_t i = 0; i < files.n; i++) compile_file(&c, &files.at[i]);
  fl_array_release(&files);
  return finish(&c, out, before);
}

int fl_rules_compile_file(fl_rules **out, const fl_rules *base, const char *path, fl_errors *errors) {
  compiler c = {.errors = errors, .base = base, .digest = base ? fl_rules_digest(base) : 0};
  uint32_t before = errors->n + errors->dropped;
  fl_str folder = fl_path_dir(fl_str_from(path));
  bool stands_well = fl_str_eq_c(fl_path_base(fl_str_from(path)), "rule.yaml") && folder.n > 0;
  fl_rule_file file = {.family = fl_arena_text(&c.arena, fl_path_base(fl_path_dir(folder))), .path = path};
  if (stands_well) file.id = fl_arena_text(&c.arena, fl_path_base(folder));
  compile_file(&c, &file);
  return finish(&c, out, before);
}
