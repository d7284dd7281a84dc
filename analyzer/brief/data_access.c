// Who reads and writes what: tables and the like by statements and by the types that ask; messages with keys and acknowledgements; transactions.
#include "brief/architecture.h"

#include "findings/collect.h"
#include "graph/subject.h"

#include <stdlib.h>

enum { MAX_ROWS = 80, MAX_FURTHER = 3 };

// ---- stores ------------------------------------------------------------------------------------------------------------------------------

typedef struct access {
  fl_str service, protocol, what; // what: a table, or a type, as text
  fl_str through;                 // the repository's type that what is held is asked through; "": there is none
  bool is_table;
  uint32_t reads, writes, others, file, line;
  uint32_t further[MAX_FURTHER], n_further; // lines of the file, of what has no name
} access;
typedef FL_ARRAY(access) accesses;

// To connect, and to end a transaction whose statements are counted, is neither to read nor to write.
static bool is_around(const fl_brief_state *s, const fl_site *site) {
  fl_str value;
  if (fl_graph_site_attribute(s->graph, site, FL_STR("connects"), &value) && fl_str_eq_c(value, "yes")) return true;
  return fl_graph_site_attribute(s->graph, site, FL_STR("ends"), &value) && fl_str_eq_c(value, "transaction");
}

bool fl_is_access(const fl_brief_state *s, const fl_site *site) {
  bool works = site->kind == FL_SITE_remote_call || site->kind == FL_SITE_mark || site->kind == FL_SITE_staged || site->kind == FL_SITE_lock_acquire || site->kind == FL_SITE_lock_release;
  bool beside = site->func.file && (fl_brief_is_beside(s, site->func.file) || (fl_graph_func_marks(s->graph, site->func) & FL_MARK_TEST));
  return works && site->func.file && !beside && !is_around(s, site) && fl_brief_is_store(s, fl_graph_site_protocol(s->graph, site));
}

// "orderRepository": what the call is written on.
static fl_str receiver_of(const fl_brief_state *s, const fl_site *site) {
  const fl_call *call = site->call.id ? fl_graph_call(s->graph, site->call) : NULL;
  const fl_facts *f = call ? fl_graph_facts(s->graph, site->call.file) : NULL;
  const fl_val *v = call && call->recv ? &f->values[call->recv] : NULL;
  if (v && v->kind == FL_VAL_REF) return f->texts[v->a];
  return v && v->kind == FL_VAL_FIELD ? f->texts[v->b] : (fl_str){0};
}

// "Order, through OrderRepository"; where the types of the repository say neither, what the library calls it: "cache, an IDatabase".
static fl_str asked_through(fl_brief_state *s, const fl_site *site, fl_str *through) {
  fl_subject of = fl_ask_subject(s->ask, site);
  if (of.table.n) of.holds = of.table;
  if (of.holds.n) *through = of.through;
  if (of.holds.n || of.through.n) return fl_doc_text(s->doc, "%s`%.*s`", of.holds.n ? "" : "through ", FL_STR_ARG(of.holds.n ? of.holds : of.through));
  fl_str type, last, receiver = receiver_of(s, site), said = fl_say_callee(&s->doc->arena, fl_graph_name(s->graph, site->callee));
  if (!fl_str_rcut(said, '.', &type, NULL)) type = said;
  fl_str_rcut(type, '.', NULL, &last);
  return receiver.n && !fl_str_eq(receiver, last) ? fl_doc_text(s->doc, "through `%.*s` (%.*s)", FL_STR_ARG(receiver), FL_STR_ARG(last)) : fl_doc_text(s->doc, "through `%.*s`", FL_STR_ARG(last));
}

// What was added to a unit of work before is written by this call, whatever that was.
bool fl_brief_writes(const fl_brief_state *s, const fl_site *site) {
  fl_str flushes;
  return site->effect == FL_EFFECT_idempotent_write || site->effect == FL_EFFECT_non_idempotent_write || fl_graph_site_attribute(s->graph, site, FL_STR("flushes_writes"), &flushes);
}

static fl_str set_text(const fl_brief_state *s, const fl_outcome *o) {
  if (!(o->flags & FL_OUT_SET)) return (fl_str){0};
  if (o->value_text) return fl_graph_name(s->graph, o->value_text);
  const fl_facts *f = o->value_ref.id ? fl_graph_facts(s->graph, o->value_ref.file) : NULL;
  const fl_val *v = f ? &f->values[o->value_ref.id] : NULL;
  return v && v->kind == FL_VAL_LIT && v->op == FL_LIT_STRING ? f->texts[v->a] : (fl_str){0};
}

// `db.collection("offices")`: what the object is called that is asked, where that is one text on all ways.
static fl_str table_told(const fl_brief_state *s, const fl_site *site) {
  const fl_resolution *role = fl_ask_role(s->ask, site, FL_ROLEKIND_table);
  fl_str told = role->n ? set_text(s, &role->at[0]) : (fl_str){0};
  for (uint32_t i = 1; i < role->n && told.n; i++)
    if (!fl_str_eq(set_text(s, &role->at[i]), told)) told = (fl_str){0};
  return told;
}

static access access_of(fl_brief_state *s, const fl_site *site, uint32_t service) {
  fl_str table = fl_graph_site_table(s->graph, site);
  access a = {.service = fl_brief_service_name(s, service), .file = site->func.file, .line = site->span.line};
  a.protocol = fl_brief_store_word(s, a.service, fl_graph_site_protocol(s->graph, site));
  if (!table.n) table = table_told(s, site);
  a.is_table = table.n > 0;
  a.what = a.is_table ? fl_doc_code(s->doc, table) : asked_through(s, site, &a.through);
  a.reads = site->effect == FL_EFFECT_read;
  a.writes = fl_brief_writes(s, site);
  a.others = !a.reads && !a.writes;
  return a;
}

static int in_order(const void *x, const void *y) {
  const access *a = x, *b = y;
  int by = fl_str_cmp(a->service, b->service);
  if (!by) by = fl_str_cmp(a->protocol, b->protocol);
  if (!by) by = (int)b->is_table - (int)a->is_table;
  if (!by) by = fl_str_cmp(a->what, b->what);
  if (!by) by = a->file < b->file ? -1 : a->file > b->file;
  return by ? by : a->line < b->line ? -1 : a->line > b->line;
}

// What is called after a variable has several places, and no name by which they would be found.
static void keep_place(access *into, const access *from) {
  if (!into->is_table && into->file == from->file && into->n_further < MAX_FURTHER) into->further[into->n_further++] = from->line;
}

static bool is_one(const access *a, const access *b) {
  return a->is_table == b->is_table && fl_str_eq(a->service, b->service) && fl_str_eq(a->protocol, b->protocol) && fl_str_eq(a->what, b->what);
}

// One table is one row, in however many ways it is asked: by its repository, its set, its unit of work.
static void join_one(access *into, const access *from) {
  into->reads += from->reads, into->writes += from->writes, into->others += from->others;
  if (!fl_str_eq(into->through, from->through)) into->through = (fl_str){0};
  keep_place(into, from);
}

static void join(accesses *all) {
  uint32_t n = 0;
  if (all->n) qsort(all->at, all->n, sizeof *all->at, in_order);
  for (uint32_t i = 0; i < all->n; i++) {
    access *last = n ? &all->at[n - 1] : NULL, *now = &all->at[i];
    if (!last || !is_one(last, now)) all->at[n++] = *now;
    else join_one(last, now);
  }
  all->n = n;
}

static void add_access(fl_brief_state *s, const access *a) {
  fl_cites cites = {0};
  fl_str what = a->through.n ? fl_doc_text(s->doc, "%.*s, through `%.*s`", FL_STR_ARG(a->what), FL_STR_ARG(a->through)) : a->what;
  fl_str text = fl_doc_text(s->doc, "%.*s: %s%.*s", FL_STR_ARG(a->protocol), a->is_table ? "table " : "", FL_STR_ARG(what));
  fl_cite(&cites, fl_cite_place(s, fl_graph_file_at(s->graph, a->file)->path, a->line, text));
  for (uint32_t i = 0; i < a->n_further; i++) fl_cite(&cites, fl_cite_place(s, fl_graph_file_at(s->graph, a->file)->path, a->further[i], text));
  fl_str cells[] = {a->service.n ? fl_doc_code(s->doc, a->service) : FL_STR("-"), a->protocol, what, fl_doc_number(s->doc, a->reads), fl_doc_number(s->doc, a->writes), fl_doc_number(s->doc, a->others)};
  fl_doc_row(s->doc, &cites, cells);
}

static void add_site(fl_brief_state *s, accesses *all, const fl_site *site) {
  fl_str alive; // it asks whether the store is there, and for nothing in it
  if (fl_graph_site_attribute(s->graph, site, FL_STR("asks_alive"), &alive)) return;
  uint32_t services[FL_MAX_USERS], n = fl_ask_services_of(s->ask, site->func, services, FL_MAX_USERS);
  for (uint32_t i = 0; i < n; i++) fl_array_push(all, access_of(s, site, services[i]));
}

// Objects that were read are written with their unit of work, without a call that names them.
static bool is_tracked(const fl_brief_state *s, const fl_site *site) {
  fl_str value;
  bool sql = fl_str_eq_c(fl_graph_site_protocol(s->graph, site), "sql");
  return sql && (fl_graph_site_attribute(s->graph, site, FL_STR("flushes_writes"), &value) || fl_graph_site_attribute(s->graph, site, FL_STR("tracks"), &value));
}

static void tell_of_tracked(fl_brief_state *s) {
  fl_doc_paragraph(s->doc);
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "Rows that are read as objects, changed, and written when their unit of work or transaction ends count at the call that saves all of it, or nowhere: not as a write of their table.");
}

static bool add_stores(fl_brief_state *s) {
  static const char *const columns[] = {"service", "store", "what", "reads", "writes", "not told", NULL};
  accesses all = {0};
  bool tracked = false;
  for (uint32_t i = 1; i < fl_graph_n_sites(s->graph); i++) {
    const fl_site *site = fl_graph_site(s->graph, i);
    if (fl_is_access(s, site)) add_site(s, &all, site), tracked |= is_tracked(s, site);
  }
  join(&all);
  if (all.n) fl_doc_table(s->doc, "Reads and writes of stores", columns);
  for (uint32_t i = 0; i < all.n && i < MAX_ROWS; i++) add_access(s, &all.at[i]);
  if (all.n > MAX_ROWS) fl_doc_left_out(s->doc, all.n - MAX_ROWS);
  bool any = all.n > 0;
  if (any && tracked) tell_of_tracked(s);
  fl_array_release(&all);
  return any;
}

// ---- items of the inventory ----------------------------------------------------------------------------------------------------------------

// "key: the caller's; acks: all (default)"
static fl_str settings_cell(fl_brief_state *s, const fl_item *item) {
  fl_buf text = {0};
  for (uint32_t i = 0; i < item->n_said; i++) {
    const fl_said *said = &item->said[i];
    if (said->saying == FL_SAYS_absent) continue;
    fl_buf_printf(&text, "%s%.*s: ", text.n ? "; " : "", FL_STR_ARG(fl_said_name(item, said)));
    if (said->saying == FL_SAYS_open) fl_buf_add_c(&text, "not known");
    else fl_buf_add(&text, fl_said_value(s, said));
    if (said->saying == FL_SAYS_default) fl_buf_add_c(&text, " (default)");
  }
  fl_str cell = text.n ? fl_arena_str(&s->doc->arena, fl_buf_str(&text)) : FL_STR("-");
  fl_buf_release(&text);
  return cell;
}

// A transaction has no name of its own: it is one of the store that its service works with.
static fl_str name_cell(fl_brief_state *s, const fl_item *item) {
  if (fl_brief_is_name(item->name)) return fl_doc_code(s->doc, item->name);
  fl_str store = fl_str_eq_c(item->what, "transaction") ? fl_brief_store_called(s, item->service, item->protocol).name : (fl_str){0};
  return store.n ? fl_doc_text(s->doc, "of %.*s", FL_STR_ARG(fl_doc_code(s->doc, store))) : FL_STR("not known by name");
}

static void add_item(fl_brief_state *s, const fl_item *item) {
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_item(s, item));
  fl_str cells[] = {fl_item_words(item), name_cell(s, item), item->protocol, item->service.n ? fl_doc_code(s->doc, item->service) : FL_STR("-"), settings_cell(s, item), fl_doc_number(s->doc, item->n)};
  fl_doc_row(s->doc, &cites, cells);
}

static bool is_listed(const fl_item *item) {
  static const char *const kinds[] = {"topic written", "topic read", "topic made", "topic", "queue", "stream", "subscription", "table", "transaction", "lock", "leader election"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (fl_str_eq_c(item->what, kinds[i])) return true;
  return false;
}

static bool add_items(fl_brief_state *s) {
  static const char *const columns[] = {"what", "name", "protocol", "service", "settings", "places", NULL};
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    if (!is_listed(item)) continue;
    if (n++ == 0) fl_doc_table(s->doc, "Messages, transactions and locks", columns);
    if (n <= MAX_ROWS) add_item(s, item);
  }
  if (n > MAX_ROWS) fl_doc_left_out(s->doc, n - MAX_ROWS);
  return n > 0;
}

void fl_tell_data_access(fl_brief_state *s) {
  fl_doc_heading(s->doc, "Who reads and writes what");
  fl_doc_paragraph(s->doc);
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "A table is named where a statement or the code names it; else what the repository's type holds that the code asks through; else the variable, and the type of its library. Numbers are places in the code.");
  bool any = add_stores(s);
  any = add_items(s) || any;
  fl_tell_event_types(s);
  if (any) return;
  fl_doc_paragraph(s->doc);
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "No such place was seen in the code.");
}
