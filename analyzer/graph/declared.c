// What a declaration says under one of its settings: the first of the setting's keys that is set, else what holds by default.
#include "graph/declaration_p.h"

#include "base/duration.h"
#include "graph/deploy_p.h"

#include <string.h>

// ---- the text ---------------------------------------------------------------------------------------------------------------------

typedef struct written {
  bool found;
  fl_str text;
  fl_span span;
} written;

// `--quorum=2`, `--quorum 2` in what a workload starts; `flag` with its dashes.
static written flag_in(fl_str command, fl_str flag, fl_span span) {
  for (uint32_t from = 0; from < command.n;) {
    fl_str rest = fl_str_from_pos(command, from);
    uint32_t at = fl_str_find(rest, flag);
    if (at == FL_STR_NONE) break;
    fl_str behind = fl_str_from_pos(rest, at + flag.n);
    from += at + flag.n;
    if (behind.n && behind.at[0] != '=' && behind.at[0] != ' ') continue;
    fl_str value = fl_str_trim(fl_str_from_pos(behind, 1));
    return (written){true, fl_str_slice(value, 0, fl_str_find_char(value, ' ')), span};
  }
  return (written){0};
}

fl_str fl_flag_value(fl_str command, fl_str key) {
  bool asks_flag = fl_str_starts_c(key, "command[");
  return asks_flag ? flag_in(command, fl_str_slice(key, 8, key.n - 1), (fl_span){0}).text : (fl_str){0};
}

// `${WORKERS:-4}`: a default of the shell holds where no deployment sets the variable. What else the shell puts in is not known.
static fl_str shell_value(const fl_graph *g, uint32_t file, fl_str value) {
  fl_env env;
  fl_str name, fallback;
  if (fl_str_find_char(value, '$') == FL_STR_NONE && fl_str_find_char(value, '`') == FL_STR_NONE) return value;
  bool has_default = fl_str_starts_c(value, "${") && fl_str_ends_c(value, "}") && fl_str_cut(fl_str_slice(value, 2, value.n - 1), ':', &name, &fallback);
  if (!has_default) return (fl_str){0};
  fl_find_env(g, file, name, &env);
  if (fl_str_starts_c(fallback, "-")) fallback = fl_str_from_pos(fallback, 1);
  return env.n ? (fl_str){0} : fallback;
}

// A program's flag, or a variable that it reads.
static written of_program(const fl_graph *g, const fl_declaration *what, fl_str key) {
  fl_env env;
  if (fl_str_starts_c(key, "command[")) {
    written w = flag_in(what->command, fl_str_slice(key, 8, key.n - 1), what->started);
    w.text = shell_value(g, what->file, w.text);
    return w;
  }
  if (!fl_str_starts_c(key, "env.")) return (written){0};
  fl_find_env(g, what->file, fl_str_from_pos(key, 4), &env);
  if (!env.n) return (written){0};
  return (written){true, env.n == 1 && !env.is_silent ? env.at[0].val : (fl_str){0}, env.at[0].span};
}

static written of_service(const fl_graph *g, const fl_declaration *what, fl_str key) {
  fl_buf whole = {0};
  written w = {0};
  uint32_t file = 0;
  bool named = fl_str_starts_c(key, "code[") || fl_str_starts_c(key, "env.");
  fl_buf_printf(&whole, "%.*s%.*s", FL_STR_ARG(named ? (fl_str){0} : what->prefix), FL_STR_ARG(key));
  fl_declared_state state = fl_set_for_service(g, what, fl_buf_str(&whole), &w.text, &file, &w.span);
  if (file != what->file) w.span = (fl_span){0};
  w.found = state != FL_DECLARED_NOTHING;
  if (state == FL_DECLARED_UNKNOWN) w.text = (fl_str){0};
  fl_buf_release(&whole);
  return w;
}

static written row_of(const fl_graph *g, const fl_declaration *what, const fl_deploy *row, fl_str flag) {
  if (!row) return (written){0};
  fl_str text = g->links[what->file].f->texts[row->val];
  return flag.n ? flag_in(text, flag, row->span) : (written){true, text, row->span};
}

static bool is_command(const fl_deploy *row, const fl_facts *f) {
  fl_str key = f->texts[row->key];
  return fl_str_starts_c(key, "command") || fl_str_starts_c(key, "args");
}

static written in_rows(const fl_graph *g, const fl_declaration *what, uint32_t first, uint32_t n, fl_str key) {
  const fl_facts *f = g->links[what->file].f;
  bool asks_flag = fl_str_starts_c(key, "command[");
  fl_str flag = asks_flag ? fl_str_slice(key, 8, key.n - 1) : (fl_str){0};
  for (uint32_t i = first; i < first + n; i++) {
    bool fits = asks_flag ? is_command(&f->deploys[i], f) : fl_same_setting(f->texts[f->deploys[i].key], key);
    written w = fits ? row_of(g, what, &f->deploys[i], flag) : (written){0};
    if (w.found) return w;
  }
  return (written){0};
}

static written in_workload(const fl_graph *g, const fl_declaration *what, fl_str key) {
  const fl_workload *u = fl_graph_workload(g, what->workload);
  if (fl_str_starts_c(key, "mounted[")) return (written){true, fl_volume_at(g, u, fl_str_slice(key, 8, key.n - 1)), {0}};
  written w = in_rows(g, what, u->first, u->n, key);
  return w.found ? w : in_rows(g, what, u->head, u->n_head, key);
}

// Files of variables, config maps, a configuration file among the arguments: what nobody seems to set may stand there.
static bool points_elsewhere(const fl_graph *g, const fl_declaration *what, uint32_t first, uint32_t n) {
  const fl_facts *f = g->links[what->file].f;
  for (uint32_t i = first; i < first + n; i++) {
    fl_str key = f->texts[f->deploys[i].key], val = f->texts[f->deploys[i].val];
    if (fl_str_eq_c(key, "env_file") || fl_str_eq_c(key, "env_from") || fl_str_eq_c(key, "env") || fl_str_eq_c(key, "config")) return true;
    if (is_command(&f->deploys[i], f) && (!val.n || fl_str_contains(val, FL_STR(".conf")) || fl_str_contains(val, FL_STR(".cnf")))) return true;
  }
  return false;
}

static bool may_be_set_elsewhere(const fl_graph *g, const fl_declaration *what, const fl_declared_setting *s) {
  const fl_workload *u = what->workload && !what->command.n ? fl_graph_workload(g, what->workload) : NULL;
  fl_str key = fl_models_text(g->models, fl_models_texts(g->models, s->first_key)[0]);
  bool by_program = fl_str_starts_c(key, "env.") || fl_str_starts_c(key, "command[");
  return u && by_program && (points_elsewhere(g, what, u->first, u->n) || points_elsewhere(g, what, u->head, u->n_head));
}

static bool is_key(fl_str written_key, fl_str key) { return fl_str_eq_c(key, "*") || fl_same_setting(written_key, key); }

static written in_settings(const fl_graph *g, const fl_declaration *what, fl_str key) {
  const fl_facts *f = g->links[what->file].f;
  for (uint32_t i = 1; i < f->n_confs; i++) {
    fl_str name = f->texts[f->confs[i].key];
    bool here = f->confs[i].document == what->document && fl_str_starts(name, what->prefix);
    if (here && is_key(fl_str_from_pos(name, what->prefix.n), key)) return (written){true, f->texts[f->confs[i].val], f->confs[i].span};
  }
  return (written){0};
}

static written find(const fl_graph *g, const fl_declaration *what, fl_str key) {
  if (what->command.n) return of_program(g, what, key);
  if (what->service) return of_service(g, what, key);
  return what->workload ? in_workload(g, what, key) : in_settings(g, what, key);
}

// ---- how many elements a list has ----------------------------------------------------------------------------------------------------

// "a,b", "a b", "a;b": what stands between their separators.
static int64_t parts(fl_str text) {
  int64_t n = 0;
  for (uint32_t i = 0; i < text.n; i++) {
    bool between = strchr(",; ", text.at[i]) != NULL;
    n += !between && (!i || strchr(",; ", text.at[i - 1]) != NULL);
  }
  return n;
}

// Elements that are written one by one: key[0], key[1].
static int64_t elements(const fl_graph *g, const fl_declaration *what, fl_str key, fl_span *span) {
  const fl_facts *f = g->links[what->file].f;
  int64_t n = 0;
  for (uint32_t i = 1; i < f->n_confs && !what->workload && !what->service; i++) {
    fl_str name = f->texts[f->confs[i].key], rest;
    if (f->confs[i].document != what->document || !fl_str_starts(name, what->prefix)) continue;
    rest = fl_str_from_pos(name, what->prefix.n);
    uint32_t bracket = fl_str_find_char(rest, '[');
    uint32_t close = fl_str_find_char(rest, ']');
    int64_t index;
    if (bracket == FL_STR_NONE || close == FL_STR_NONE || !fl_same_setting(fl_str_slice(rest, 0, bracket), key)) continue;
    if (!fl_str_to_int64(fl_str_slice(rest, bracket + 1, close), &index)) continue;
    if (!n) *span = f->confs[i].span;
    if (index + 1 > n) n = index + 1;
  }
  return n;
}

// ---- the number ----------------------------------------------------------------------------------------------------------------------

static void read_number(fl_declared *d) {
  const fl_declared_setting *s = d->setting;
  bool has_unit = s->unit && s->unit != FL_UNIT_count && s->unit != FL_UNIT_duration;
  if (s->items) d->is_number = true, d->number = parts(d->text);
  else if (!s->unit || s->unit == FL_UNIT_count) d->is_number = fl_str_to_int64(d->text, &d->number);
  else {
    fl_duration_result r = fl_duration_parse(d->text, &d->number);
    if (r == FL_DURATION_NEEDS_UNIT && has_unit) r = fl_duration_parse_unit(d->text, fl_str_from(fl_word(fl_unit_words, s->unit)), &d->number);
    d->is_number = r == FL_DURATION_OK;
  }
}

// ---- one setting ---------------------------------------------------------------------------------------------------------------------

static fl_declared from_text(const fl_graph *g, const fl_declaration *what, fl_declared d, written w, fl_arena *arena) {
  fl_buf text = {0};
  bool known = w.text.n && fl_setting_expand(g, what->file, w.text, &text);
  d.span = w.span;
  d.state = known ? FL_DECLARED_WRITTEN : FL_DECLARED_UNKNOWN;
  d.raw = w.text;
  if (known) d.text = fl_arena_str(arena, fl_buf_str(&text)), read_number(&d);
  fl_buf_release(&text);
  return d;
}

fl_declared fl_declared_at(const fl_graph *g, const fl_declaration *what, const fl_declared_setting *s, fl_arena *arena) {
  fl_declared d = {.setting = s};
  const fl_text *keys = fl_models_texts(g->models, s->first_key);
  for (uint32_t i = 0; i < s->n_keys; i++) {
    fl_str key = fl_models_text(g->models, keys[i]);
    d.key = key;
    written w = find(g, what, key);
    if (w.found) return from_text(g, what, d, w, arena);
    int64_t n = s->items ? elements(g, what, key, &d.span) : 0;
    if (n) return d.state = FL_DECLARED_WRITTEN, d.is_number = true, d.number = n, d.text = fl_str_from(fl_arena_printf(arena, "%lld", (long long)n)), d;
  }
  d.key = fl_models_text(g->models, keys[0]);
  if (may_be_set_elsewhere(g, what, s)) return d.state = FL_DECLARED_UNKNOWN, d;
  if (!s->fallback) return d;
  d.state = FL_DECLARED_DEFAULT;
  d.text = fl_models_text(g->models, s->fallback);
  read_number(&d);
  return d;
}

fl_declared fl_declared_value(const fl_graph *g, const fl_declaration *what, fl_str name, fl_arena *arena) {
  const fl_declared_setting *s = fl_models_declared_settings(g->models, what->model->first_setting);
  for (uint32_t i = 0; i < what->model->n_settings; i++)
    if (fl_str_eq(fl_models_text(g->models, s[i].name), name)) return fl_declared_at(g, what, &s[i], arena);
  return (fl_declared){0};
}
