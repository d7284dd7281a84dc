// Facts as text; see the header. Zero fields are left out, so a line says only what is so.
#include "facts/dump_p.h"

typedef struct printer {
  fl_buf *out;
  const fl_facts *f;
} printer;

static void text(printer p, const char *before, fl_sym sym) {
  if (sym) fl_buf_printf(p.out, "%s%.*s", before, FL_STR_ARG(p.f->texts[sym]));
}

static void val(printer p, const char *before, fl_id id) {
  if (!id) return;
  fl_buf_add_c(p.out, before);
  fl_facts_dump_val(p.out, p.f, id);
}

static void id(printer p, const char *before, fl_id value) {
  if (value) fl_buf_printf(p.out, "%s%u", before, value);
}

static void end(printer p, const fl_span *span) {
  fl_buf_printf(p.out, " %u:%u\n", span->line, span->col);
}

// " word" for each bit that is set; `words` ends with NULL.
static void bits(printer p, uint32_t value, const char *const *words) {
  for (; *words; words++, value >>= 1)
    if (value & 1) fl_buf_printf(p.out, " %s", *words);
}

static void written_type(printer p, const char *before, fl_sym type, fl_sym arg) {
  text(p, before, type);
  if (arg) fl_buf_printf(p.out, "<%.*s>", FL_STR_ARG(p.f->texts[arg]));
}

static void type_params(printer p, fl_id first, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    text(p, i ? ", " : " for <", p.f->names[first + 2 * i]);
    text(p, ": ", p.f->names[first + 2 * i + 1]);
  }
  if (n) fl_buf_add_char(p.out, '>');
}

static void annots(printer p, fl_id first, uint32_t n) {
  for (uint32_t i = first; i < first + n; i++) {
    const fl_annot *r = &p.f->annots[i];
    uint8_t kind = p.f->values[r->value].kind;
    text(p, " @", r->name);
    if (kind != FL_VAL_REF && kind != FL_VAL_FIELD) val(p, "=", r->value); // a bare name says nothing new
  }
}

// ---- one function a record ------------------------------------------------------------------------------------------

static void dump_import(printer p, const fl_import *r) {
  fl_buf_add_c(p.out, "import");
  text(p, " ", r->module);
  text(p, " item ", r->item);
  text(p, " as ", r->alias);
  if (r->wildcard) fl_buf_add_c(p.out, " wildcard");
  if (r->is_static) fl_buf_add_c(p.out, " static");
  if (r->everywhere) fl_buf_add_c(p.out, " everywhere");
  id(p, " f", r->func);
  end(p, &r->span);
}

static void dump_type(printer p, const fl_type *r, uint32_t i) {
  static const char *const kinds[] = {"?", "class", "struct", "interface", "enum", "alias", "object", "extension", "namespace"};
  fl_buf_printf(p.out, "type t%u %s", i, r->kind <= FL_TYPE_NAMESPACE ? kinds[r->kind] : "?");
  text(p, " ", r->name);
  id(p, " in t", r->outer);
  id(p, " in f", r->func);
  text(p, " package ", r->package);
  if (r->flags & FL_TYPE_PARTIAL) fl_buf_add_c(p.out, " partial");
  if (r->flags & FL_TYPE_COMPANION) fl_buf_add_c(p.out, " companion");
  type_params(p, r->first_tparam, r->n_tparams);
  for (uint32_t s = 0; s < r->n_supers; s++)
    written_type(p, s ? ", " : " < ", p.f->names[r->first_super + s], p.f->names[r->first_super + r->n_supers + s]);
  for (uint32_t s = 0; s < r->n_class_supers; s++) text(p, s ? ", " : " class < ", p.f->names[r->first_class_super + s]);
  annots(p, r->first_annot, r->n_annots);
  end(p, &r->span);
}

static void dump_param(printer p, const fl_param *r) {
  static const char *const flags[] = {"rest", "kwrest", "kwonly", "block", "pointer", "on", "reference", NULL};
  if (r->name) text(p, "", r->name);
  else fl_buf_add_char(p.out, '_');
  written_type(p, " ", r->type, r->type_arg);
  val(p, " = ", r->value);
  bits(p, r->flags, flags);
  annots(p, r->first_annot, r->n_annots);
}

static void dump_func(printer p, const fl_func *r, uint32_t i) {
  static const char *const flags[] = {"async",    "static",  "ctor",      "lambda",   "generator",   "module",
                                      "abstract", "private", "irregular", "property", "classmethod", "test",
                                      "extension", "main",   "setter",  "primary",  "added",  "conditional", "macro", NULL};
  fl_buf_printf(p.out, "func f%u", i);
  text(p, " ", r->name);
  id(p, " of t", r->owner);
  text(p, " on ", r->owner_name);
  text(p, " self ", r->self_name);
  id(p, " in f", r->parent);
  fl_buf_add_c(p.out, " (");
  for (uint32_t k = 0; k < r->n_params; k++) {
    if (k) fl_buf_add_c(p.out, ", ");
    dump_param(p, &p.f->params[r->first_param + k]);
  }
  fl_buf_add_char(p.out, ')');
  type_params(p, r->first_tparam, r->n_tparams);
  written_type(p, " ", r->result, r->result_arg);
  bits(p, r->flags, flags);
  annots(p, r->first_annot, r->n_annots);
  end(p, &r->span);
}

static void dump_var(printer p, const fl_var *r) {
  static const char *const kinds[] = {"?", "local", "field", "global"}, *const flags[] = {"const", "static", "caught", "loop", "reader", "pointer", NULL};
  fl_buf_printf(p.out, "var %s", r->kind <= FL_VAR_GLOBAL ? kinds[r->kind] : "?");
  id(p, " f", r->func);
  id(p, " r", r->region);
  id(p, " t", r->type_owner);
  text(p, " ", r->name);
  written_type(p, " ", r->type, r->type_arg);
  bits(p, r->flags, flags);
  annots(p, r->first_annot, r->n_annots);
  end(p, &r->span);
}

static void dump_region(printer p, const fl_region *r, uint32_t i) {
  static const char *const kinds[] = {"?",       "body",  "loop", "branch", "case",        "try",   "catch",
                                      "finally", "scope", "sync", "select", "select_case", "block", "switch"};
  static const char *const loops[] = {"", " forever", " while", " do", " count", " each"}, *const senses[] = {"", " then", " else"};
  fl_buf_printf(p.out, "region r%u f%u", i, r->func);
  id(p, " in r", r->parent);
  fl_buf_printf(p.out, " %s", r->kind <= FL_REGION_SWITCH ? kinds[r->kind] : "?");
  if (r->kind == FL_REGION_LOOP) fl_buf_add_c(p.out, loops[r->form]);
  if (r->kind == FL_REGION_BRANCH) fl_buf_add_c(p.out, senses[r->form]);
  if (r->flags & FL_REGION_ASYNC) fl_buf_add_c(p.out, " async");
  if (r->flags & FL_REGION_CONDITIONAL) fl_buf_add_c(p.out, " conditional");
  text(p, " name ", r->name);
  val(p, " init ", r->init);
  val(p, " test ", r->test);
  val(p, " step ", r->step);
  val(p, r->kind == FL_REGION_LOOP ? " over " : " on ", r->a);
  for (uint32_t t = 0; t < r->n_types; t++) text(p, t ? ", " : " types ", p.f->names[r->first_type + t]);
  if (r->outcome) fl_buf_add_c(p.out, r->outcome == FL_OUTCOME_FAILURE ? " failure" : " success");
  id(p, " of @", r->of);
  end(p, &r->span);
}

static void dump_call(printer p, const fl_call *r, uint32_t i) {
  static const char *const forms[] = {"?", "", "", " new", " literal", " super", " macro"};
  static const char *const flags[] = {"awaited", "deferred", "spawned", "ignored", "optional", "implicit", "trailing", NULL};
  fl_buf_printf(p.out, "call @%u f%u r%u%s ", i, r->func, r->region, r->form <= FL_CALL_MACRO ? forms[r->form] : "?");
  fl_facts_dump_val(p.out, p.f, r->callee);
  written_type(p, "", 0, r->type_arg);
  text(p, " and ", r->type_arg2);
  fl_buf_add_char(p.out, '(');
  for (uint32_t k = 0; k < r->n_args; k++) {
    const fl_arg *arg = &p.f->args[r->first_arg + k];
    if (k) fl_buf_add_c(p.out, ", ");
    text(p, "", arg->name);
    if (arg->name) fl_buf_add_char(p.out, '=');
    fl_facts_dump_val(p.out, p.f, arg->val);
  }
  fl_buf_add_char(p.out, ')');
  val(p, " init ", r->init);
  id(p, " body t", r->body_type);
  bits(p, r->flags, flags);
  fl_buf_printf(p.out, " line %u", r->name_line);
  end(p, &r->span);
}

static void dump_assign(printer p, const fl_assign *r, uint32_t i) {
  fl_buf_printf(p.out, "assign =%u", i);
  id(p, " f", r->func);
  id(p, " r", r->region);
  val(p, r->through ? " *" : " ", r->target);
  fl_buf_printf(p.out, " %s%s= ", r->declares ? ":" : "", r->op ? fl_dump_op(r->op) : "");
  fl_facts_dump_val(p.out, p.f, r->val);
  if (r->result_index >= 0) fl_buf_printf(p.out, " result %d", r->result_index);
  if (r->from_loop) fl_buf_add_c(p.out, " from_loop");
  end(p, &r->span);
}

static void dump_exit(printer p, const fl_exit *r) {
  static const char *const kinds[] = {"?", "break", "continue", "return", "throw", "process"};
  fl_buf_printf(p.out, "exit f%u r%u %s", r->func, r->region, r->kind <= FL_EXIT_PROCESS ? kinds[r->kind] : "?");
  id(p, " to r", r->target);
  val(p, " ", r->val);
  end(p, &r->span);
}

static void dump_note(printer p, const fl_note *r) {
  fl_buf_printf(p.out, "note %s%s ", r->kind == FL_NOTE_IGNORE ? "ignore" : "mark", r->own_line ? " own_line" : "");
  fl_dump_quoted(p.out, p.f->texts[r->text]);
  end(p, &r->span);
}

static void dump_hole(printer p, const fl_hole *r) {
  static const char *const kinds[] = {"?", "syntax", "skipped", "depth", "budget", "rows", "macro", "condition", "included", "expanded", "memory"};
  fl_buf_printf(p.out, "hole %s lines %u-%u", r->kind <= FL_HOLE_MEMORY ? kinds[r->kind] : "?", r->span.line, r->line_end);
  if (r->any) fl_buf_add_c(p.out, " any");
  for (uint32_t i = 0; i < r->n_names && !r->any; i++) text(p, i ? " " : " names ", p.f->names[r->first_name + i]);
  end(p, &r->span);
}

static void dump_conf(printer p, const fl_conf *r) {
  fl_buf_add_c(p.out, "conf");
  text(p, " ", r->key);
  text(p, " profile ", r->profile);
  fl_buf_add_c(p.out, " = ");
  fl_dump_quoted(p.out, p.f->texts[r->val]);
  end(p, &r->span);
}

static void dump_dep(printer p, const fl_dep *r) {
  fl_buf_add_c(p.out, "dep");
  text(p, " ", r->ecosystem);
  text(p, " ", r->name);
  text(p, " ", r->version);
  if (r->locked) fl_buf_add_c(p.out, " locked");
  if (r->of_tests) fl_buf_add_c(p.out, " of tests");
  end(p, &r->span);
}

static void dump_deploy(printer p, const fl_deploy *r) {
  static const char *const kinds[] = {"?", "image", "service", "workload", "network", "config", "route"};
  fl_buf_printf(p.out, "deploy %s", r->kind <= FL_DEPLOY_ROUTE ? kinds[r->kind] : "?");
  text(p, " ", r->unit);
  text(p, " profile ", r->profile);
  text(p, ": ", r->key);
  fl_buf_add_c(p.out, " = ");
  fl_dump_quoted(p.out, p.f->texts[r->val]);
  end(p, &r->span);
}

static void dump_limit(printer p, const fl_limit *r) {
#define X(w) #w,
  static const char *const words[] = {"?", FL_LIMITS(X)};
#undef X
  static const char *const fits[] = {"", "", "*", "", " (pattern)", " (rpc)"};
  fl_buf_add_c(p.out, "limit");
  text(p, " ", r->by);
  text(p, " profile ", r->profile);
  fl_buf_add_c(p.out, ":");
  text(p, " ", r->host);
  text(p, " ", r->path);
  fl_buf_printf(p.out, "%s%s %s = ", r->fits <= FL_FITS_RPC ? fits[r->fits] : "?", r->is_conditional ? " if" : "",
                r->what < FL_N_LIMITS ? words[r->what] : "?");
  fl_dump_quoted(p.out, p.f->texts[r->val]);
  text(p, " only if ", r->only_if);
  end(p, &r->span);
}

static void dump_rpc(printer p, const fl_rpc *r) {
  static const char *const promises[] = {"", " reads", " idempotent", " writes"};
  fl_buf_add_c(p.out, "rpc");
  text(p, " ", r->package);
  text(p, r->package ? "." : " ", r->service);
  text(p, "/", r->name);
  fl_buf_add_c(p.out, r->streams & FL_RPC_SENDS_STREAM ? " (stream" : " (");
  text(p, r->streams & FL_RPC_SENDS_STREAM ? " " : "", r->request);
  fl_buf_add_c(p.out, r->streams & FL_RPC_GETS_STREAM ? ") stream" : ")");
  text(p, " ", r->response);
  fl_buf_add_c(p.out, promises[r->idempotency <= FL_RPC_WRITES ? r->idempotency : 0]);
  text(p, " = ", r->http);
  end(p, &r->span);
}

static void dump_table(printer p, const fl_table *r) {
  fl_buf_add_c(p.out, "table");
  text(p, " ", r->name);
  text(p, " ", r->kind);
  text(p, ": ", r->columns);
  end(p, &r->span);
}

// ---- all ------------------------------------------------------------------------------------------------------------

static void dump_head(printer p, const char *language) {
  static const char *const flags[] = {"generated", "test", "vendored", "degraded", "example", "migration", NULL};
  fl_buf_printf(p.out, "file %s", language);
  text(p, " package ", p.f->package);
  bits(p, p.f->flags, flags);
  fl_buf_add_char(p.out, '\n');
}

void fl_facts_dump(fl_buf *out, const fl_facts *facts, const char *language) {
  printer p = {out, facts};
  const fl_facts *f = facts;
  if (language) dump_head(p, language);
  for (uint32_t i = 1; i < f->n_imports; i++) dump_import(p, &f->imports[i]);
  for (uint32_t i = 1; i < f->n_types; i++) dump_type(p, &f->types[i], i);
  for (uint32_t i = 1; i < f->n_funcs; i++) dump_func(p, &f->funcs[i], i);
  for (uint32_t i = 1; i < f->n_vars; i++) dump_var(p, &f->vars[i]);
  for (uint32_t i = 1; i < f->n_regions; i++) dump_region(p, &f->regions[i], i);
  for (uint32_t i = 1; i < f->n_calls; i++) dump_call(p, &f->calls[i], i);
  for (uint32_t i = 1; i < f->n_assigns; i++) dump_assign(p, &f->assigns[i], i);
  for (uint32_t i = 1; i < f->n_exits; i++) dump_exit(p, &f->exits[i]);
  for (uint32_t i = 1; i < f->n_confs; i++) dump_conf(p, &f->confs[i]);
  for (uint32_t i = 1; i < f->n_notes; i++) dump_note(p, &f->notes[i]);
  for (uint32_t i = 1; i < f->n_holes; i++) dump_hole(p, &f->holes[i]);
  for (uint32_t i = 1; i < f->n_deps; i++) dump_dep(p, &f->deps[i]);
  for (uint32_t i = 1; i < f->n_tables; i++) dump_table(p, &f->tables[i]);
  for (uint32_t i = 1; i < f->n_deploys; i++) dump_deploy(p, &f->deploys[i]);
  for (uint32_t i = 1; i < f->n_limits; i++) dump_limit(p, &f->limits[i]);
  for (uint32_t i = 1; i < f->n_rpcs; i++) dump_rpc(p, &f->rpcs[i]);
}
