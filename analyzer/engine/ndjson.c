// One line a record: what each file says, then what linking made of it.
#include "engine/ndjson.h"

#include "facts/dump.h"
#include "findings/collect.h"

typedef struct printer {
  fl_json_write_fn write;
  void *payload;
  fl_json w;
  const fl_graph *g;
  const fl_facts *f; // of the file at hand
  fl_str path;
  uint32_t file;     // its number in the graph
  fl_arena arena;
} printer;

// ---- lines and keys ----------------------------------------------------------------------------------------------------------

static void begin(printer *p, const char *record) {
  fl_json_init(&p->w, p->write, p->payload, 0);
  fl_json_object_begin(&p->w);
  fl_json_key(&p->w, "record");
  fl_json_cstr(&p->w, record);
  fl_json_key(&p->w, "path");
  fl_json_str(&p->w, p->path);
}

static void end(printer *p) {
  fl_json_object_end(&p->w);
  fl_json_finish(&p->w);
  p->write(p->payload, "\n", 1);
}

static void put_str(printer *p, const char *key, fl_str text) {
  if (!text.n) return;
  fl_json_key(&p->w, key);
  fl_json_str(&p->w, text);
}

static void put_sym(printer *p, const char *key, fl_sym sym) { put_str(p, key, p->f->texts[sym]); }
static void put_word(printer *p, const char *key, const char *word) { put_str(p, key, fl_str_from(word)); }

static void put_uint(printer *p, const char *key, uint64_t value) {
  fl_json_key(&p->w, key);
  fl_json_uint(&p->w, value);
}

static void put_place(printer *p, fl_span span) {
  put_uint(p, "line", span.line);
  put_uint(p, "column", span.col);
}

static void put_value(printer *p, const char *key, fl_id val) {
  fl_buf text = {0};
  if (val) fl_facts_dump_val(&text, p->f, val);
  put_str(p, key, fl_buf_str(&text));
  fl_buf_release(&text);
}

// "src/a.go#12": a function or a call; `mark` tells them apart.
static void put_id(printer *p, const char *key, char mark, uint32_t file, uint32_t id) {
  if (!id) return;
  fl_str path = fl_graph_file_at(p->g, file)->path;
  put_word(p, key, fl_arena_printf(&p->arena, "%.*s#%c%u", FL_STR_ARG(path), mark, id));
}

// ---- facts of a file ---------------------------------------------------------------------------------------------------------

static void file_record(printer *p, const fl_analysis *a, uint32_t i) {
  const fl_file *file = &a->walk.files.at[i];
  begin(p, "file");
  put_word(p, "language", fl_language_at(file->language)->id);
  put_sym(p, "package", p->f->package);
  put_uint(p, "marks", file->marks);
  put_uint(p, "holes", p->f->n_holes ? p->f->n_holes - 1 : 0);
  end(p);
}

static void imports(printer *p) {
  for (uint32_t i = 1; i < p->f->n_imports; i++) {
    const fl_import *r = &p->f->imports[i];
    begin(p, "import");
    put_sym(p, "module", r->module);
    put_sym(p, "item", r->item);
    put_sym(p, "alias", r->alias);
    put_place(p, r->span);
    end(p);
  }
}

static void types(printer *p) {
  for (uint32_t i = 1; i < p->f->n_types; i++) {
    const fl_type *r = &p->f->types[i];
    begin(p, "type");
    put_sym(p, "name", r->name);
    fl_json_key(&p->w, "supers");
    fl_json_array_begin(&p->w);
    for (uint32_t s = 0; s < r->n_supers; s++) fl_json_str(&p->w, p->f->texts[p->f->names[r->first_super + s]]);
    fl_json_array_end(&p->w);
    put_place(p, r->span);
    end(p);
  }
}

static void funcs(printer *p) {
  for (uint32_t i = 1; i < p->f->n_funcs; i++) {
    const fl_func *r = &p->f->funcs[i];
    begin(p, "func");
    put_id(p, "id", 'f', p->file, i);
    put_str(p, "name", fl_graph_func_name(p->g, (fl_func_ref){p->file, i}));
    put_id(p, "parent", 'f', p->file, r->parent);
    put_sym(p, "result", r->result);
    fl_json_key(&p->w, "params");
    fl_json_array_begin(&p->w);
    for (uint32_t k = 0; k < r->n_params; k++) fl_json_str(&p->w, p->f->texts[p->f->params[r->first_param + k].name]);
    fl_json_array_end(&p->w);
    put_place(p, r->span);
    end(p);
  }
}

static void vars(printer *p) {
  static const char *const kinds[] = {"", "local", "field", "global"};
  for (uint32_t i = 1; i < p->f->n_vars; i++) {
    const fl_var *r = &p->f->vars[i];
    begin(p, "var");
    put_word(p, "kind", r->kind <= FL_VAR_GLOBAL ? kinds[r->kind] : "");
    put_sym(p, "name", r->name);
    put_sym(p, "type", r->type);
    put_id(p, "func", 'f', p->file, r->func);
    put_place(p, r->span);
    end(p);
  }
}

static void regions(printer *p) {
  static const char *const kinds[] = {"", "body", "loop", "branch", "case", "try", "catch", "finally", "scope", "sync", "select", "select_case", "block", "switch"};
  for (uint32_t i = 1; i < p->f->n_regions; i++) {
    const fl_region *r = &p->f->regions[i];
    begin(p, "region");
    put_uint(p, "id", i);
    put_uint(p, "parent", r->parent);
    put_word(p, "kind", r->kind < sizeof kinds / sizeof *kinds ? kinds[r->kind] : "");
    put_id(p, "func", 'f', p->file, r->func);
    put_value(p, "test", r->test);
    put_place(p, r->span);
    end(p);
  }
}

static void settings(printer *p) {
  for (uint32_t i = 1; i < p->f->n_confs; i++) {
    const fl_conf *r = &p->f->confs[i];
    begin(p, "conf");
    put_sym(p, "key", r->key);
    put_sym(p, "value", r->val);
    put_sym(p, "profile", r->profile);
    put_place(p, r->span);
    end(p);
  }
  for (uint32_t i = 1; i < p->f->n_deps; i++) {
    const fl_dep *r = &p->f->deps[i];
    begin(p, "dep");
    put_sym(p, "ecosystem", r->ecosystem);
    put_sym(p, "name", r->name);
    put_sym(p, "version", r->version);
    put_place(p, r->span);
    end(p);
  }
}

static void tables_and_holes(printer *p) {
  for (uint32_t i = 1; i < p->f->n_tables; i++) {
    begin(p, "table");
    put_sym(p, "name", p->f->tables[i].name);
    put_place(p, p->f->tables[i].span);
    end(p);
  }
  for (uint32_t i = 1; i < p->f->n_holes; i++) {
    if (p->f->holes[i].kind == FL_HOLE_EXPANDED) continue;
    begin(p, "hole");
    put_place(p, p->f->holes[i].span);
    put_uint(p, "line_end", p->f->holes[i].line_end);
    end(p);
  }
}

// ---- what linking made of it ---------------------------------------------------------------------------------------------------

static void edges(printer *p, uint32_t call) {
  static const char *const vias[] = {"", "call", "callback", "spawn", "register"};
  const fl_target *targets;
  uint32_t n = fl_graph_targets(p->g, (fl_call_ref){p->file, call}, &targets);
  for (uint32_t i = 0; i < n; i++) {
    if (!targets[i].func.id) continue;
    begin(p, "edge");
    put_id(p, "call", 'c', p->file, call);
    put_id(p, "from", 'f', p->file, p->f->calls[call].func);
    put_id(p, "to", 'f', targets[i].func.file, targets[i].func.id);
    put_word(p, "via", targets[i].via <= FL_VIA_REGISTER ? vias[targets[i].via] : "");
    put_uint(p, "certainty", targets[i].certainty);
    end(p);
  }
}

static void calls(printer *p) {
  for (uint32_t i = 1; i < p->f->n_calls; i++) {
    const fl_call *r = &p->f->calls[i];
    begin(p, "call");
    put_id(p, "id", 'c', p->file, i);
    put_id(p, "func", 'f', p->file, r->func);
    put_uint(p, "region", r->region);
    put_sym(p, "name", r->name);
    put_str(p, "callee", fl_graph_name(p->g, fl_graph_callee(p->g, (fl_call_ref){p->file, i})));
    put_value(p, "receiver", r->recv);
    fl_json_key(&p->w, "args");
    fl_json_array_begin(&p->w);
    for (uint32_t k = 0; k < r->n_args; k++) {
      const fl_arg *arg = &p->f->args[r->first_arg + k];
      fl_json_object_begin(&p->w);
      put_sym(p, "name", arg->name);
      put_value(p, "value", arg->val);
      fl_json_object_end(&p->w);
    }
    fl_json_array_end(&p->w);
    put_uint(p, "line", r->name_line);
    put_uint(p, "column", r->span.col);
    end(p);
    edges(p, i);
  }
}

static void roles(printer *p, fl_ask *ask, const fl_site *site) {
  static const char *const answers[] = {"none", "bounded", "unbounded", "inherited", "unknown"};
  for (uint8_t role = 1; role < FL_N_ROLE_KINDS; role++) {
    const fl_resolution *r = fl_ask_role(ask, site, role);
    for (uint32_t i = 0; i < r->n; i++) {
      const fl_outcome *o = &r->at[i];
      begin(p, "role");
      put_uint(p, "site", site->id);
      put_word(p, "role", fl_word(fl_role_words, role));
      put_word(p, "answer", answers[o->answer]);
      if (o->answer == FL_IS_BOUNDED && o->value >= 0) put_uint(p, "value", (uint64_t)o->value);
      if (o->scope) put_word(p, "scope", fl_word(fl_scope_words, o->scope));
      put_str(p, "why", fl_graph_name(fl_ask_graph(ask), o->why));
      put_uint(p, "certainty", o->certainty);
      if (o->owner) {
        put_str(p, "owner_path", fl_graph_file_at(p->g, o->owner->file)->path);
        put_uint(p, "owner_line", o->owner->span.line);
      }
      end(p);
    }
  }
}

static void look_at_file(printer *p, uint32_t file) {
  p->file = file;
  p->f = fl_graph_facts(p->g, file);
  p->path = fl_graph_file_at(p->g, file)->path;
}

static void sites(printer *p) {
  fl_ask *ask = fl_ask_new(p->g);
  for (uint32_t i = 1; i < fl_graph_n_sites(p->g); i++) {
    const fl_site *s = fl_graph_site(p->g, i);
    look_at_file(p, s->func.file);
    begin(p, "site");
    put_uint(p, "id", s->id);
    put_word(p, "kind", fl_word(fl_site_words, s->kind));
    put_str(p, "callee", fl_graph_name(p->g, s->callee));
    put_str(p, "protocol", fl_graph_site_protocol(p->g, s));
    put_word(p, "effect", s->effect ? fl_word(fl_effect_words, s->effect) : "");
    put_id(p, "func", 'f', s->func.file, s->func.id);
    put_id(p, "call", 'c', s->call.file, s->call.id);
    put_place(p, s->span);
    end(p);
    roles(p, ask, s);
  }
  fl_ask_free(ask);
}

static void entries(printer *p) {
  const fl_entry_point *list;
  uint32_t n = fl_graph_entries(p->g, &list);
  for (uint32_t i = 0; i < n; i++) {
    look_at_file(p, list[i].file);
    begin(p, "entry");
    put_word(p, "kind", fl_word(fl_entry_words, list[i].kind));
    put_str(p, "label", list[i].label);
    put_id(p, "func", 'f', list[i].func.file, list[i].func.id);
    put_place(p, list[i].span);
    end(p);
  }
}

void fl_analysis_ndjson(const fl_analysis *a, fl_json_write_fn write, void *payload) {
  printer p = {.write = write, .payload = payload, .g = a->graph};
  uint32_t in_graph = 0;
  for (uint32_t i = 0; p.g && i < a->walk.files.n; i++) {
    if (!a->facts[i]) continue;
    look_at_file(&p, ++in_graph);
    file_record(&p, a, i);
    imports(&p), types(&p), funcs(&p), vars(&p), regions(&p), calls(&p), settings(&p), tables_and_holes(&p);
    fl_arena_clear(&p.arena);
  }
  if (p.g) entries(&p), sites(&p);
  fl_arena_release(&p.arena);
}
