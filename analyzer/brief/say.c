// Words that several sections use: lists of names, times, numbers.
#include "brief/brief_p.h"

#include "base/duration.h"

bool fl_brief_is_name(fl_str name) { return name.n && !fl_str_eq_c(name, "*") && !fl_str_eq_c(name, "?"); }

void fl_names_add(fl_names *names, fl_str name) {
  if (!name.n) return;
  for (uint32_t i = 0; i < names->all.n; i++)
    if (fl_str_eq(names->all.at[i], name)) return;
  fl_array_push(&names->all, name);
}

static fl_str say(fl_document *doc, const fl_names *names, uint32_t most, bool is_code) {
  fl_buf text = {0};
  uint32_t n = names->all.n, shown = n <= most + 1 ? n : most; // "and 1 more" is as long as a name
  for (uint32_t i = 0; i < shown; i++) {
    bool last = i > 0 && i + 1 == n;
    fl_str name = is_code ? fl_doc_code(doc, names->all.at[i]) : names->all.at[i];
    fl_buf_printf(&text, "%s%.*s", i == 0 ? "" : last ? " and " : ", ", FL_STR_ARG(name));
  }
  if (shown < n) fl_buf_printf(&text, " and %u more", n - shown);
  fl_str said = text.n ? fl_arena_str(&doc->arena, fl_buf_str(&text)) : FL_STR("-");
  fl_buf_release(&text);
  return said;
}

fl_str fl_names_say(fl_document *doc, const fl_names *names, uint32_t most) { return say(doc, names, most, true); }
fl_str fl_names_plain(fl_document *doc, const fl_names *names, uint32_t most) { return say(doc, names, most, false); }

void fl_names_release(fl_names *names) { fl_array_release(&names->all); }

fl_str fl_doc_text(fl_document *doc, const char *format, ...) {
  va_list args;
  fl_buf text = {0};
  va_start(args, format);
  fl_buf_vprintf(&text, format, args);
  va_end(args);
  fl_str kept = fl_arena_str(&doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

fl_str fl_doc_time(fl_document *doc, int64_t ms) {
  char text[FL_DURATION_TEXT_BYTES];
  return ms == INT64_MAX ? FL_STR("no bound") : fl_doc_text(doc, "%s", fl_duration_format(ms, text));
}

fl_str fl_doc_number(fl_document *doc, int64_t n) { return fl_doc_text(doc, "%lld", (long long)n); }

uint32_t fl_cite_number(fl_brief_state *s, fl_str path, uint32_t line, fl_str text) {
  return fl_doc_cite(s->doc, &(fl_citation){.kind = FL_CITES_number, .path = path, .line = line, .text = text});
}

uint32_t fl_cite_item_node(fl_brief_state *s, fl_str service) {
  const fl_diagram *map = &s->doc->services;
  for (uint32_t i = 0; i < map->nodes.n; i++)
    if (map->nodes.at[i].kind == FL_NODE_service && fl_str_eq(map->nodes.at[i].name, service)) return fl_cite_node(s, &map->nodes.at[i]);
  return 0;
}

bool fl_brief_is_beside(const fl_brief_state *s, uint32_t file) {
  uint32_t beside = FL_MARK_TEST | FL_MARK_EXAMPLE | FL_MARK_VENDORED | FL_MARK_GENERATED;
  return !s->analysis->options.all && fl_graph_file_marks(s->graph, file) & beside;
}

fl_str fl_brief_service_name(const fl_brief_state *s, uint32_t service) {
  return service ? fl_graph_name(s->graph, fl_ask_services(s->ask)->services[service].name) : (fl_str){0};
}

fl_str fl_brief_service_of(const fl_brief_state *s, uint32_t file) { return fl_brief_service_name(s, fl_ask_service_of(s->ask, file)); }

void fl_brief_add_runners(fl_brief_state *s, fl_func_ref func, fl_names *names) {
  uint32_t services[FL_MAX_USERS], n = fl_ask_services_of(s->ask, func, services, FL_MAX_USERS);
  for (uint32_t i = 0; i < n; i++) fl_names_add(names, fl_brief_service_name(s, services[i]));
}

fl_str fl_brief_run_by(fl_brief_state *s, fl_func_ref func) {
  fl_names names = {0};
  fl_brief_add_runners(s, func, &names);
  fl_str said = names.all.n ? fl_names_plain(s->doc, &names, 3) : (fl_str){0};
  fl_names_release(&names);
  return said;
}

fl_str fl_brief_runners(fl_brief_state *s, fl_func_ref func) {
  fl_names names = {0};
  fl_brief_add_runners(s, func, &names);
  fl_str said = fl_names_say(s->doc, &names, 3);
  fl_names_release(&names);
  return said;
}

static bool is_client(const fl_item *item, fl_str service) { return fl_str_eq_c(item->what, "store_client") && fl_str_eq(item->service, service); }

static bool is_in_use(const fl_item *item, fl_str service, fl_str protocol) {
  return fl_str_eq_c(item->what, "store in use") && fl_str_eq(item->service, service) && fl_str_eq(item->protocol, protocol);
}

// What settings connect the service with and no call of it is of: the library may work with any store.
static fl_str connected_otherwise(const fl_brief_state *s, fl_str service) {
  for (uint32_t i = s->inventory.items.n; i-- > 0;) {
    fl_str other = is_client(&s->inventory.items.at[i], service) ? s->inventory.items.at[i].protocol : (fl_str){0};
    bool used = false;
    for (uint32_t k = 0; other.n && k < s->inventory.items.n; k++) used |= is_in_use(&s->inventory.items.at[k], service, other);
    if (other.n && !used) return other;
  }
  return (fl_str){0};
}

fl_str fl_brief_store_word(fl_brief_state *s, fl_str service, fl_str protocol) {
  bool used = false; // by this protocol
  if (!protocol.n || !fl_models_word(s->analysis->engine->models, FL_VOCABULARY_stores, protocol, protocol)) return protocol;
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    bool in_use = is_in_use(item, service, protocol);
    if ((in_use && item->name.n) || (is_client(item, service) && fl_str_eq(item->protocol, protocol))) return protocol;
    used |= in_use;
  }
  fl_str other = connected_otherwise(s, service);
  if (other.n && !used) return other; // the library works with any store, and the map has found which
  return service.n && other.n ? fl_doc_text(s->doc, "%.*s or %.*s", FL_STR_ARG(protocol), FL_STR_ARG(other)) : protocol;
}

// ---- messages --------------------------------------------------------------------------------------------------------------------------

fl_str fl_item_words(const fl_item *item) {
  if (fl_str_eq_c(item->what, "topic read")) return FL_STR("messages read");
  return fl_str_eq_c(item->what, "topic written") ? FL_STR("messages written") : item->what;
}

static bool is_acknowledged(const fl_said *said) { return fl_str_eq_c(said->name, "ack_mode"); }

fl_str fl_said_name(const fl_item *item, const fl_said *said) {
  if (!is_acknowledged(said)) return said->name;
  return fl_str_eq_c(item->what, "topic read") || fl_str_eq_c(item->what, "consumer") ? FL_STR("acknowledged by") : FL_STR("confirmed by");
}

fl_str fl_said_value(const fl_brief_state *s, const fl_said *said) {
  static const struct { const char *list, *words; } all[] = {{"nobody", "nobody"}, {"leader", "the leader"}, {"copies", "all copies in step"}, {"itself", "the client by itself"}, {"code", "the code that reads"}};
  for (size_t i = 0; i < sizeof all / sizeof *all && is_acknowledged(said); i++)
    if (fl_models_word(s->analysis->engine->models, FL_VOCABULARY_acknowledging, fl_str_from(all[i].list), said->value)) return fl_str_from(all[i].words);
  return said->value;
}
