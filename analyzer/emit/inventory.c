// An item a heading, a row a setting, within 80 columns as long as names and paths allow.
#include "emit/inventory.h"

#include "base/json.h"
#include "base/utf8.h"
#include "emit/diagram_p.h"

#include <stdio.h>

enum { SETTING_COLUMN = 4, VALUE_COLUMN = 24, PLACE_COLUMN = 48, LINE_COLUMNS = 80 };

typedef struct table {
  fl_buf *out;
  uint32_t line_begin; // in `out`
  bool all;
} table;

static bool is_shown(const table *t, const fl_said *said) { return t->all || said->saying != FL_SAYS_absent; }

// ---- cells ----------------------------------------------------------------------------------------------------------------------------

static void end_line(table *t) {
  fl_buf_add_char(t->out, '\n');
  t->line_begin = t->out->n;
}

// Goes on at the column, or behind what has come so far when that is longer.
static void go_to(table *t, uint32_t column) {
  uint32_t now = fl_utf8_count(fl_str_from_pos(fl_buf_str(t->out), t->line_begin));
  do fl_buf_add_char(t->out, ' ');
  while (++now < column);
}

// A place behind what has come so far; on a line of its own where it would reach over the end of this one.
static void add_place(table *t, uint32_t alone_at, fl_str path, uint32_t line) {
  char number[16];
  uint32_t digits = (uint32_t)snprintf(number, sizeof number, ":%u", line);
  uint32_t now = fl_utf8_count(fl_str_from_pos(fl_buf_str(t->out), t->line_begin));
  uint32_t from = now + 1 > PLACE_COLUMN ? now + 1 : PLACE_COLUMN;
  if (from + fl_utf8_count(path) + digits > LINE_COLUMNS) end_line(t), go_to(t, alone_at);
  else go_to(t, PLACE_COLUMN);
  fl_add_escaped(t->out, path, NULL, 0);
  fl_buf_add_c(t->out, number);
}

static void add_text(table *t, fl_str text) { fl_add_escaped(t->out, text, NULL, 0); }

// ---- rows -----------------------------------------------------------------------------------------------------------------------------

static void add_value(table *t, const fl_said *said) {
  switch ((fl_saying)said->saying) {
  case FL_SAYS_written: add_text(t, said->value); break;
  case FL_SAYS_default: add_text(t, said->value), fl_buf_add_c(t->out, " *"); break;
  case FL_SAYS_open: fl_buf_add_char(t->out, '?'); break;
  default: fl_buf_add_c(t->out, "not set"); break;
  }
}

static void add_setting(table *t, const fl_item *item, const fl_said *said) {
  go_to(t, SETTING_COLUMN);
  add_text(t, said->name);
  go_to(t, VALUE_COLUMN);
  add_value(t, said);
  if (said->path.n && fl_str_eq(said->path, item->path)) go_to(t, PLACE_COLUMN), fl_buf_printf(t->out, "line %u", said->line);
  else if (said->path.n) add_place(t, VALUE_COLUMN, said->path, said->line);
  end_line(t);
}

static void add_heading(table *t, const fl_item *item) {
  fl_buf_add_c(t->out, "  ");
  if (item->name.n) add_text(t, item->name);
  if (item->protocol.n) fl_buf_printf(t->out, item->name.n ? " (%.*s)" : "%.*s", FL_STR_ARG(item->protocol));
  if (item->service.n) fl_buf_add_c(t->out, " in "), add_text(t, item->service);
  if (item->path.n) add_place(t, SETTING_COLUMN, item->path, item->line);
  if (item->n > 1) fl_buf_printf(t->out, item->path.n ? " and %u more" : ", %u calls", item->path.n ? item->n - 1 : item->n);
  end_line(t);
}

static bool has_default(const fl_inventory *all) {
  for (uint32_t i = 0; i < all->items.n; i++)
    for (uint32_t k = 0; k < all->items.at[i].n_said; k++)
      if (all->items.at[i].said[k].saying == FL_SAYS_default) return true;
  return false;
}

void fl_inventory_table(fl_buf *out, const fl_inventory *all, bool every) {
  table t = {.out = out, .all = every, .line_begin = out->n};
  if (!all->items.n) fl_buf_add_c(out, "nothing was found that keeps, sends or runs by the clock\n");
  for (uint32_t i = 0; i < all->items.n; i++) {
    const fl_item *item = &all->items.at[i];
    if (!i || !fl_str_eq(item->what, all->items.at[i - 1].what)) {
      if (i) end_line(&t);
      add_text(&t, item->what), end_line(&t);
    }
    add_heading(&t, item);
    for (uint32_t k = 0; k < item->n_said; k++)
      if (is_shown(&t, &item->said[k])) add_setting(&t, item, &item->said[k]);
  }
  if (has_default(all)) fl_buf_add_c(out, "\n* nobody sets it: what holds by default.\n? it may be set where nothing can be read, or is set to what is not known.\n");
}

// ---- JSON -----------------------------------------------------------------------------------------------------------------------------

static void put_place(fl_json *w, fl_str path, uint32_t line) {
  if (!path.n) return;
  fl_json_field_str(w, "path", path);
  fl_json_field_uint(w, "line", line);
}

static void put_said(fl_json *w, const fl_said *said) {
  fl_json_object_begin(w);
  fl_json_field_str(w, "name", said->name);
  fl_json_field_str(w, "said", fl_str_from(fl_saying_word(said->saying)));
  if (said->value.n) fl_json_field_str(w, "value", said->value);
  put_place(w, said->path, said->line);
  fl_json_object_end(w);
}

static void put_item(fl_json *w, const fl_item *item) {
  fl_json_object_begin(w);
  fl_json_field_str(w, "what", item->what);
  fl_json_field_str(w, "name", item->name);
  fl_json_field_str(w, "protocol", item->protocol);
  fl_json_field_str(w, "service", item->service);
  fl_json_field_str(w, "deployment", item->deployment);
  fl_json_field_uint(w, "count", item->n);
  put_place(w, item->path, item->line);
  if (item->source.n) fl_json_field_str(w, "defaults_from", item->source), fl_json_key(w, "defaults_verified"), fl_json_bool(w, item->verified);
  fl_json_key(w, "settings");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < item->n_said; i++) put_said(w, &item->said[i]);
  fl_json_array_end(w);
  fl_json_object_end(w);
}

void fl_inventory_json(fl_buf *out, const fl_inventory *all) {
  fl_json w;
  fl_json_init_buf(&w, out, 2);
  fl_json_object_begin(&w);
  fl_json_field_uint(&w, "schema_version", 1);
  fl_json_key(&w, "items");
  fl_json_array_begin(&w);
  for (uint32_t i = 0; i < all->items.n; i++) put_item(&w, &all->items.at[i]);
  fl_json_array_end(&w);
  fl_json_object_end(&w);
  fl_json_finish(&w);
}
