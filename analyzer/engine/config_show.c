// The table of keys, printed: what holds, and the schema.
#include "engine/config_p.h"

#include "base/json.h"

// ---- show --------------------------------------------------------------------------------------------------------------------------------

static void show_texts(fl_buf *out, const fl_config_texts *list) {
  fl_buf_add_c(out, "[");
  for (uint32_t i = 0; i < list->n; i++) fl_buf_printf(out, "%s%.*s", i ? ", " : "", FL_STR_ARG(list->at[i]));
  fl_buf_add_c(out, "]");
}

static void show_row(fl_buf *out, const fl_config_form *form, const char *row) {
  const char *sep = "  - {";
  for (uint32_t i = 0; i < form->n; i++) {
    const void *at = row + form->keys[i].offset;
    const fl_str *text = at;
    const fl_config_texts *texts = at;
    bool is_list = form->keys[i].kind == FL_CONFIG_TEXTS;
    if (is_list ? texts->n == 0 : text->n == 0) continue;
    fl_buf_printf(out, "%s%s: ", sep, form->keys[i].name);
    sep = ", ";
    if (is_list) show_texts(out, texts);
    else fl_buf_add(out, *text);
  }
  const fl_config_origin *origin = (const fl_config_origin *)(const void *)(row + form->origin);
  fl_buf_printf(out, "}  # %s:%u\n", origin->path, origin->line);
}

static void show_rows(fl_buf *out, const fl_config_key *key, const void *at) {
  const FL_ARRAY(char) *list = at;
  for (uint32_t i = 0; i < list->n; i++) show_row(out, key->form, list->at + i * key->form->row_bytes);
}

static void show_numbers(fl_buf *out, const fl_config *c) {
  for (uint32_t i = 0; i < c->thresholds.n; i++) {
    const fl_config_threshold *t = &c->thresholds.at[i];
    fl_buf_printf(out, "  %.*s: %lld%s  # %s:%u\n", FL_STR_ARG(t->rule), (long long)t->value, t->has_unit ? "ms" : "", t->origin.path, t->origin.line);
  }
}

static void show_key(fl_buf *out, const fl_config *c, uint32_t i) {
  const fl_config_key *key = &fl_config_file.keys[i];
  const void *at = (const char *)c + key->offset;
  bool is_block = key->kind == FL_CONFIG_ROWS || key->kind == FL_CONFIG_NUMBERS;
  fl_buf_printf(out, "%s: ", key->name);
  if (key->kind == FL_CONFIG_TEXTS) show_texts(out, at);
  else if (!is_block) fl_buf_add(out, *(const fl_str *)at);
  if (is_block) fl_buf_truncate(out, out->n - 1);
  else fl_buf_printf(out, "  # %s:%u", c->origins[i].path, c->origins[i].line);
  fl_buf_add_c(out, "\n");
  if (key->kind == FL_CONFIG_ROWS) show_rows(out, key, at);
  if (key->kind == FL_CONFIG_NUMBERS) show_numbers(out, c);
}

void fl_config_show(const fl_config *c, fl_buf *out) {
  for (uint32_t i = 0; i < fl_config_file.n; i++)
    if (c->origins[i].path) show_key(out, c, i);
}

// ---- schema ------------------------------------------------------------------------------------------------------------------------------

static void add_form(fl_json *w, const fl_config_form *form);

static void field(fl_json *w, const char *key, const char *text) { fl_json_field_str(w, key, fl_str_from(text)); }

static void add_words(fl_json *w, const char *const *words) {
  fl_json_key(w, "enum");
  fl_json_array_begin(w);
  for (uint32_t i = 0; words[i]; i++) fl_json_cstr(w, words[i]);
  fl_json_array_end(w);
}

static void add_texts(fl_json *w) { // one, or a list
  fl_json_key(w, "type");
  fl_json_array_begin(w);
  fl_json_cstr(w, "string");
  fl_json_cstr(w, "array");
  fl_json_array_end(w);
  fl_json_key(w, "items");
  fl_json_object_begin(w);
  field(w, "type", "string");
  fl_json_object_end(w);
}

static void add_rows(fl_json *w, const fl_config_form *form) {
  field(w, "type", "array");
  fl_json_key(w, "items");
  fl_json_object_begin(w);
  add_form(w, form);
  fl_json_object_end(w);
}

static void add_numbers(fl_json *w) {
  field(w, "type", "object");
  fl_json_key(w, "additionalProperties");
  fl_json_object_begin(w);
  fl_json_key(w, "type");
  fl_json_array_begin(w);
  fl_json_cstr(w, "integer");
  fl_json_cstr(w, "string");
  fl_json_array_end(w);
  fl_json_field_uint(w, "minimum", 0);
  field(w, "pattern", "^[0-9.]+ *[a-z]+$");
  fl_json_object_end(w);
}

static void add_key(fl_json *w, const fl_config_key *key) {
  fl_json_key(w, key->name);
  fl_json_object_begin(w);
  field(w, "description", key->about);
  switch (key->kind) {
  case FL_CONFIG_TEXT: field(w, "type", "string"); break;
  case FL_CONFIG_TEXTS: add_texts(w); break;
  case FL_CONFIG_WORD: add_words(w, key->words); break;
  case FL_CONFIG_DAY:
    field(w, "type", "string");
    field(w, "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    break;
  case FL_CONFIG_ROWS: add_rows(w, key->form); break;
  case FL_CONFIG_NUMBERS: add_numbers(w); break;
  }
  fl_json_object_end(w);
}

static void add_form(fl_json *w, const fl_config_form *form) {
  field(w, "type", "object");
  fl_json_key(w, "required");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < form->n; i++)
    if (form->keys[i].required) fl_json_cstr(w, form->keys[i].name);
  fl_json_array_end(w);
  fl_json_key(w, "additionalProperties");
  fl_json_bool(w, false);
  fl_json_key(w, "properties");
  fl_json_object_begin(w);
  for (uint32_t i = 0; i < form->n; i++) add_key(w, &form->keys[i]);
  fl_json_object_end(w);
}

void fl_config_print_schema(fl_buf *out) {
  fl_json w;
  fl_json_init_buf(&w, out, 2);
  fl_json_object_begin(&w);
  field(&w, "$schema", "https://json-schema.org/draft/2020-12/schema");
  field(&w, "title", "faultline.yaml");
  add_form(&w, &fl_config_file);
  fl_json_object_end(&w);
  fl_json_finish(&w);
}
