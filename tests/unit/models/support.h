// What the unit tests of this folder share: model files from text, errors as text, rows as text.
#ifndef TESTS_MODELS_SUPPORT_H
#define TESTS_MODELS_SUPPORT_H

#include "base/support.h"

#include "base/strbuf.h"
#include "models/model.h"

// A valid head for documents of one language.
#define HEAD_OF(name, language)                                                                                        \
  "library: " name "\nlanguage: " language "\nsource: {page: \"https://example.org/" name "\", verified: true}\n"
#define HEAD HEAD_OF("lib", "go")

// Compiles the scratch folder on top of `base`. Without models the errors stand in `errors`, one a line, from the folder on.
static inline fl_models *compile_scratch(const fl_models *base, fl_buf *errors) {
  fl_errors list = {0};
  fl_models *models = NULL;
  char line[FL_ERROR_FORMAT_BYTES];
  int rc = fl_models_compile(&models, base, scratch_folder, &list);
  for (uint32_t i = 0; i < list.n; i++) {
    const char *text = fl_error_format(&list.at[i], line, sizeof line), *at = strstr(text, scratch_folder);
    fl_buf_printf(errors, "%s\n", at ? at + strlen(scratch_folder) + 1 : text);
  }
  ck_assert_int_eq(rc == FL_OK, list.n == 0);
  fl_errors_release(&list);
  return models;
}

// The models of one file that has no mistakes.
static inline fl_models *compile_text(const char *text) {
  fl_buf errors = {0};
  put_file("m.yaml", text);
  fl_models *models = compile_scratch(NULL, &errors);
  ck_assert_msg(models != NULL, "%s", fl_buf_text(&errors));
  fl_buf_release(&errors);
  return models;
}

// --- rows as text

typedef struct dump {
  const fl_models *m;
  fl_buf out;
} dump;

static inline const char *text_of(dump *d, fl_text text) { return fl_models_text(d->m, text).at; }

static inline void dump_path(dump *d, fl_mid id) {
  const fl_path *path = fl_models_paths(d->m, id);
  const fl_path_step *steps = fl_models_steps(d->m, path->first_step);
  fl_buf_add_c(&d->out, fl_word(fl_root_words, path->root));
  if (path->root == FL_ROOT_arg && path->index == FL_ARG_ANY) fl_buf_add_c(&d->out, "[*]");
  else if (path->root == FL_ROOT_arg || path->root == FL_ROOT_targ) fl_buf_printf(&d->out, "[%d]", path->index);
  if (path->name) fl_buf_printf(&d->out, "[%s]", text_of(d, path->name));
  for (uint32_t i = 0; i < path->n_steps; i++) {
    if (!steps[i].name) fl_buf_printf(&d->out, "[%d]", steps[i].index);
    else fl_buf_printf(&d->out, ".%s", text_of(d, steps[i].name));
  }
}

static inline void dump_key_path(dump *d, const char *key, fl_mid path) {
  if (!path) return;
  fl_buf_printf(&d->out, " %s=", key);
  dump_path(d, path);
}

static inline void dump_key_text(dump *d, const char *key, fl_text text) {
  if (text) fl_buf_printf(&d->out, " %s=%s", key, text_of(d, text));
}

static inline void dump_key_word(dump *d, const char *key, fl_words words, uint32_t value) {
  if (value) fl_buf_printf(&d->out, " %s=%s", key, fl_word(words, value));
}

static inline void dump_texts(dump *d, const char *key, fl_mid first, uint32_t n) {
  const fl_text *texts = fl_models_texts(d->m, first);
  for (uint32_t i = 0; i < n; i++) fl_buf_printf(&d->out, "%s%s", i ? "," : key, text_of(d, texts[i]));
}

static inline void dump_pairs(dump *d, const char *key, fl_mid first, uint32_t n) { dump_texts(d, key, first, 2 * n); }

static inline void dump_settings(dump *d, const char *key, fl_mid first, uint32_t n) {
  const fl_setting *settings = fl_models_settings(d->m, first);
  for (uint32_t i = 0; i < n; i++) {
    fl_buf_printf(&d->out, "%s%s<-", i ? "," : key, text_of(d, settings[i].name));
    dump_path(d, settings[i].from);
  }
}

static inline void dump_path_list(dump *d, const char *key, fl_mid first, uint32_t n) {
  const fl_mid *list = fl_models_path_list(d->m, first);
  for (uint32_t i = 0; i < n; i++) {
    fl_buf_add_c(&d->out, i ? "," : key);
    dump_path(d, list[i]);
  }
}

static inline void dump_carrier(dump *d, const fl_carrier *c) {
  fl_buf_add_c(&d->out, "\n    from ");
  dump_path(d, c->from);
  dump_key_word(d, "unit", fl_unit_words, c->unit);
  dump_key_path(d, "unit_from", c->unit_from);
  dump_key_word(d, "scope", fl_scope_words, c->scope);
  dump_key_word(d, "zero", fl_meaning_words, c->zero);
  dump_key_word(d, "negative", fl_meaning_words, c->negative);
  dump_key_word(d, "null", fl_meaning_words, c->null);
  if (c->presence) fl_buf_add_c(&d->out, " presence");
}

static inline void dump_default(dump *d, const fl_default *value) {
  fl_buf_printf(&d->out, "\n    default %s", fl_word(fl_meaning_words, value->meaning));
  if (value->meaning == FL_MEANS_number) fl_buf_printf(&d->out, " %lld", (long long)value->value);
  dump_key_text(d, "word", value->word);
  dump_key_word(d, "scope", fl_scope_words, value->scope);
  dump_key_text(d, "versions", value->versions);
}

static inline void dump_role(dump *d, const fl_role_model *role) {
  fl_buf_printf(&d->out, "\n  %s%s", fl_word(fl_role_words, role->role), role->counts ? " counts=retries" : "");
  const fl_carrier *carriers = fl_models_carriers(d->m, role->first_carrier);
  const fl_default *defaults = fl_models_defaults(d->m, role->first_default);
  for (uint32_t i = 0; i < role->n_carriers; i++) dump_carrier(d, &carriers[i]);
  for (uint32_t i = 0; i < role->n_defaults; i++) dump_default(d, &defaults[i]);
}

static inline void dump_condition(dump *d, const fl_condition *condition) {
  static const char *const tests[] = {"?", "is", "in", "present", "absent", "type", "like"};
  fl_buf_add_c(&d->out, "\n  when ");
  dump_path(d, condition->path);
  fl_buf_printf(&d->out, " %s", tests[condition->test < 7 ? condition->test : 0]);
  dump_texts(d, " ", condition->first_text, condition->n_texts);
}

static inline void dump_does(dump *d, uint32_t bits) {
  for (uint32_t i = 1; i < FL_N_DOES; i++) {
    if (bits >> i & 1) fl_buf_printf(&d->out, " does=%s", fl_word(fl_does_words, i));
  }
}

static inline void dump_rpc(dump *d, const fl_rpc_model *rpc) {
  dump_key_text(d, "rpc", rpc->name);
  dump_key_path(d, "rpc_of", rpc->of);
  dump_key_path(d, "rpc_service", rpc->service);
  dump_key_path(d, "rpc_method", rpc->method);
}

static inline void dump_mount(dump *d, fl_mid id) {
  const fl_mount_model *mount = fl_models_mounts(d->m, id);
  if (!id) return;
  fl_buf_add_c(&d->out, " mount");
  dump_key_path(d, "what", mount->what);
  dump_path_list(d, " at=", mount->first_path, mount->n_paths);
  dump_key_path(d, "under", mount->under);
}

static inline void dump_feed(dump *d, fl_mid id) {
  const fl_feed_model *feed = fl_models_feeds(d->m, id);
  dump_path_list(d, " queue=", feed->first_queue, feed->n_queues);
  dump_path_list(d, " from=", feed->first_exchange, feed->n_exchanges);
  dump_path_list(d, " for=", feed->first_topic, feed->n_topics);
}

static inline void dump_made_text(dump *d, fl_mid id) {
  const fl_text_model *text = fl_models_text_models(d->m, id);
  dump_path_list(d, " text=", text->first_part, text->n_parts);
  dump_key_text(d, "separator", text->separator);
  dump_key_path(d, "format", text->format);
  dump_key_word(d, "holes", fl_hole_words, text->style);
}

static inline void dump_reads(dump *d, fl_mid id) {
  const fl_read_model *read = fl_models_read_models(d->m, id);
  dump_key_word(d, "reads", fl_read_words, read->source);
  dump_key_path(d, "setting", read->name);
  dump_key_path(d, "else", read->fallback);
  dump_key_path(d, "below", read->below);
}

static inline void dump_defines(dump *d, fl_mid id) {
  const fl_table_model *table = fl_models_table_models(d->m, id);
  if (table->within) fl_buf_add_c(&d->out, " within");
  dump_key_path(d, "table", table->table);
  dump_key_path(d, "columns", table->columns);
  dump_key_path(d, "unique", table->unique);
  dump_key_path(d, "primary_key", table->primary_key);
}

static inline void dump_passes(dump *d, const fl_meaning_row *row) {
  const fl_pass *passes = fl_models_passes(d->m, row->first_pass);
  for (uint32_t i = 0; i < row->n_passes; i++) {
    fl_buf_add_c(&d->out, i ? " " : " passes ");
    dump_path(d, passes[i].callback);
    fl_buf_printf(&d->out, "/%u.%u=%s", passes[i].n_params, passes[i].param, text_of(d, passes[i].type));
  }
}

static inline void dump_container(dump *d, const fl_meaning_row *row) {
  const fl_provision *provisions = fl_models_provisions(d->m, row->first_provision);
  const fl_asked_model *request = fl_models_requests(d->m, row->request);
  const fl_binding_model *binding = fl_models_bindings(d->m, row->binding);
  dump_passes(d, row);
  for (uint32_t i = 0; i < row->n_provisions; i++) {
    fl_buf_add_c(&d->out, " provides");
    dump_key_path(d, "type", provisions[i].type);
    dump_key_text(d, "named", provisions[i].named_type);
    dump_key_path(d, "made", provisions[i].made);
    dump_key_path(d, "from", provisions[i].from);
    dump_key_path(d, "owner", provisions[i].owner);
    dump_key_path(d, "name", provisions[i].name);
  }
  if (row->request) fl_buf_add_c(&d->out, " asks");
  dump_key_path(d, "type", request->type);
  dump_key_text(d, "named", request->named_type);
  dump_key_path(d, "name", request->name);
  dump_key_path(d, "binds", binding->type);
  dump_key_path(d, "section", binding->section);
}

static inline void dump_entry(dump *d, fl_mid id) {
  if (!id) return;
  const fl_entry_model *entry = fl_models_entries(d->m, id);
  fl_buf_printf(&d->out, " entry=%s", fl_word(fl_entry_words, entry->kind));
  dump_key_text(d, "entry_method", entry->method);
  dump_key_path(d, "entry_method", entry->method_path);
  dump_path_list(d, " entry_path=", entry->first_path, entry->n_paths);
  dump_rpc(d, &entry->rpc);
  dump_key_path(d, "handler", entry->handler);
  dump_texts(d, " members=", entry->first_member, entry->n_members);
}

static inline void dump_context(dump *d, const fl_meaning_row *row) {
  static const char *const contexts[] = {"", " context=root", " context=entry", " context=derived"};
  fl_buf_add_c(&d->out, contexts[row->context & 3]);
  dump_key_path(d, "parent", row->context_parent);
  dump_key_path(d, "context_deadline", row->context_deadline);
  dump_key_word(d, "context_unit", fl_unit_words, row->context_unit);
}

static inline void dump_meaning(dump *d, const fl_meaning_row *row);

// Everything of a row but its library, in the order of the struct, on one line with a line a role and condition.
static inline void dump_meaning(dump *d, const fl_meaning_row *row) {
  fl_buf_printf(&d->out, "line=%u", row->line);
  dump_key_word(d, "site", fl_site_words, row->site);
  dump_key_text(d, "protocol", row->protocol);
  dump_key_word(d, "effect", fl_effect_words, row->effect);
  if (row->arity_min >= 0) fl_buf_printf(&d->out, " min=%d", row->arity_min);
  if (row->arity_max >= 0) fl_buf_printf(&d->out, " max=%d", row->arity_max);
  dump_key_word(d, "form", fl_called_words, row->form);
  dump_does(d, row->does);
  dump_key_text(d, "method", row->method);
  dump_key_path(d, "method", row->method_path);
  dump_path_list(d, " url=", row->first_url, row->n_urls);
  dump_path_list(d, " base=", row->first_base, row->n_bases);
  dump_path_list(d, " topic=", row->first_topic, row->n_topics);
  dump_path_list(d, " exchange=", row->first_exchange, row->n_exchanges);
  dump_path_list(d, " falls_back=", row->first_fallback, row->n_fallbacks);
  dump_path_list(d, " falls_back_if=", row->first_fallback_if, row->n_fallbacks_if);
  dump_feed(d, row->feed);
  dump_key_path(d, "listens", row->listens);
  dump_rpc(d, &row->rpc);
  dump_mount(d, row->mount);
  dump_made_text(d, row->text);
  dump_reads(d, row->reads);
  dump_defines(d, row->defines);
  dump_key_path(d, "ctx", row->ctx);
  dump_context(d, row);
  dump_key_path(d, "duration", row->duration);
  dump_key_word(d, "duration_unit", fl_unit_words, row->duration_unit);
  dump_key_text(d, "returns", row->returns);
  dump_key_path(d, "returns", row->returns_path);
  dump_texts(d, " returns=", row->first_return, row->n_returns);
  dump_key_text(d, "block_self", row->block_self);
  dump_texts(d, " gives=", row->first_give, row->n_gives);
  dump_key_word(d, "holds", fl_region_scope_words, row->region_scope);
  dump_key_path(d, "on", row->scope_path);
  dump_texts(d, " end=", row->first_end, row->n_ends);
  dump_settings(d, " sets=", row->first_set, row->n_sets);
  dump_settings(d, " mutates=", row->first_mutate, row->n_mutates);
  dump_key_path(d, "store", row->store_key);
  dump_key_path(d, "value", row->store_value);
  dump_key_path(d, "works_on", row->receiver);
  dump_key_path(d, "makes_at", row->makes_at);
  dump_key_text(d, "makes", row->makes);
  dump_settings(d, " global=", row->first_global, row->n_globals);
  dump_path_list(d, " invokes=", row->first_invoke, row->n_invokes);
  dump_path_list(d, " spawns=", row->first_spawn, row->n_spawns);
  dump_settings(d, " hands=", row->first_hand, row->n_hands);
  dump_pairs(d, " attributes=", row->first_attribute, row->n_attributes);
  dump_container(d, row);
  dump_entry(d, row->entry);
  if (row->on) fl_buf_printf(&d->out, " places=%u", row->on);
  if (row->provides) fl_buf_printf(&d->out, " provides=%u", row->provides);
  if (row->injects) fl_buf_add_c(&d->out, " injects");
  if (row->loose) fl_buf_add_c(&d->out, " loose");
  dump_key_text(d, "page", row->source_page);
  if (!row->verified) fl_buf_add_c(&d->out, " unverified");
  const fl_condition *conditions = fl_models_conditions(d->m, row->first_condition);
  const fl_role_model *roles = fl_models_roles(d->m, row->first_role);
  for (uint32_t i = 0; i < row->n_conditions; i++) dump_condition(d, &conditions[i]);
  for (uint32_t i = 0; i < row->n_roles; i++) dump_role(d, &roles[i]);
  fl_buf_add_char(&d->out, '\n');
  if (!row->methods) return;
  fl_buf_add_c(&d->out, "methods ");
  dump_meaning(d, fl_models_meanings(d->m, row->methods));
}

static inline void dump_type(dump *d, const fl_type_model *type) {
  fl_buf_printf(&d->out, "%s", text_of(d, type->name));
  if (type->construct_new) fl_buf_add_c(&d->out, " new");
  if (type->construct_literal) fl_buf_add_c(&d->out, " literal");
  if (type->construct_inject) fl_buf_add_c(&d->out, " inject");
  dump_texts(d, " construct=", type->first_construct, type->n_constructs);
  dump_texts(d, " supers=", type->first_super, type->n_supers);
  dump_pairs(d, " fields=", type->first_field, type->n_fields);
  dump_settings(d, " sets=", type->first_set, type->n_sets);
  if (type->is_value) fl_buf_add_c(&d->out, " value");
  dump_key_text(d, "type", type->value_type);
  dump_key_word(d, "reads", fl_read_words, type->reads);
  dump_key_word(d, "error", fl_error_words, type->error);
  dump_key_text(d, "text", type->value_text);
  if (type->value_ns) fl_buf_printf(&d->out, " ns=%lld", (long long)type->value_ns);
  fl_buf_add_char(&d->out, '\n');
}

// All rows of a callee, in look-up order.
static inline void dump_calls(dump *d, const char *language, const char *callee) {
  const fl_meaning_row *rows[64];
  uint32_t n = fl_models_calls(d->m, language, fl_str_from(callee), rows, 64);
  for (uint32_t i = 0; i < n; i++) dump_meaning(d, rows[i]);
}

// Check cuts long messages off by dying: the first difference is shown.
static inline void assert_text(const fl_buf *actual, const char *expected) {
  const char *text = fl_buf_text(actual);
  size_t at = 0;
  while (text[at] && text[at] == expected[at]) at++;
  ck_assert_msg(text[at] == expected[at], "differs at byte %zu:\n  is:     %.300s\n  not: %.300s", at, text + at, expected + at);
}

#endif
