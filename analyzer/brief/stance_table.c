// The table of stances: what is set alike, and therefore does alike when something fails, stands in one row.
#include "brief/architecture.h"
#include "brief/stance.h"

enum { MAX_COUNTED = 4000, MAX_ROWS = 60, MAX_NAMES = 8, MAX_EVIDENCE = 4 };

typedef struct stance_row {
  const fl_item *item; // the first of them
  fl_stance_found found;
  fl_str says;
  fl_names names, evidence;
  uint32_t n, of; // deployments that say so, and all that have these names
  fl_cites cites;
} stance_row;
typedef FL_ARRAY(stance_row) stance_rows;

static bool is_alike(const stance_row *r, const stance_row *one) {
  return fl_str_eq(r->item->what, one->item->what) && fl_str_eq(r->item->protocol, one->item->protocol) && fl_str_eq(r->says, one->says);
}

static stance_row *row_of(stance_rows *all, const stance_row *one) {
  for (uint32_t i = 0; i < all->n; i++)
    if (is_alike(&all->at[i], one)) return &all->at[i];
  fl_array_push(all, *one);
  return fl_array_last(all);
}

// The stance's sentence, and those of the remarks.
static fl_str sentences(fl_brief_state *s, const fl_stance_found *found, const fl_item *item) {
  fl_buf text = {0};
  if (found->row) fl_buf_add(&text, fl_stance_says(s, found->row, item));
  for (uint32_t i = 0; i < found->n_remarks; i++) {
    if (text.n) fl_buf_add_char(&text, ' ');
    fl_buf_add(&text, fl_stance_says(s, found->remarks[i], item));
  }
  fl_str kept = fl_arena_str(&s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

// A store in use under a name that is declared as well is told there; so is one that the settings of its service call otherwise.
static bool is_told_elsewhere(fl_brief_state *s, const fl_item *use) {
  if (!use->name.n) return !fl_str_eq(fl_brief_store_word(s, use->service, use->protocol), use->protocol);
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    bool declared = fl_str_eq_c(item->what, "store") || fl_str_eq_c(item->what, "cluster");
    if (declared && fl_str_eq(item->name, use->name)) return true;
  }
  return false;
}

static void take(fl_brief_state *s, stance_rows *all, const fl_item *item) {
  stance_row one = {.item = item, .found = fl_stance_of(s, item)};
  bool in_use = fl_str_eq_c(item->what, "store in use");
  if ((!one.found.row && !one.found.n_remarks) || (in_use && is_told_elsewhere(s, item))) return;
  one.says = sentences(s, &one.found, item);
  stance_row *r = row_of(all, &one);
  fl_names_add(&r->evidence, fl_stance_evidence(s, &one.found, item));
  fl_names_add(&r->names, fl_brief_is_name(item->name) ? item->name : item->service.n ? item->service : item->protocol);
  fl_cite(&r->cites, fl_cite_item(s, item));
  r->n++;
}

static bool has_name(const stance_row *r, fl_str name) {
  for (uint32_t i = 0; i < r->names.all.n; i++)
    if (fl_str_eq(r->names.all.at[i], name)) return true;
  return false;
}

// Of several deployments of one name some may say otherwise.
static void count_all(stance_rows *all, const fl_inventory *inventory) {
  for (uint32_t i = 0; i < all->n; i++)
    for (uint32_t k = 0; k < inventory->items.n && k < MAX_COUNTED; k++) {
      const fl_item *item = &inventory->items.at[k];
      stance_row *r = &all->at[i];
      r->of += item->deployment.n && fl_str_eq(item->what, r->item->what) && fl_str_eq(item->protocol, r->item->protocol) && has_name(r, item->name);
    }
}

static fl_str evidence_cell(fl_brief_state *s, const stance_row *r) {
  fl_str decides = r->found.row ? fl_models_text(s->analysis->engine->models, r->found.row->decides) : (fl_str){0};
  fl_buf text = {0};
  for (uint32_t i = 0; i < r->evidence.all.n && i < MAX_EVIDENCE; i++) fl_buf_printf(&text, "%s%.*s", i ? "; or " : "", FL_STR_ARG(r->evidence.all.at[i]));
  if (decides.n) fl_buf_printf(&text, "%sdecided by %.*s", text.n ? "; " : "", FL_STR_ARG(decides));
  if (!text.n) fl_buf_add_c(&text, "nothing is set that would say otherwise");
  fl_str cell = fl_arena_str(&s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return cell;
}

static void add_row(fl_brief_state *s, const stance_row *r) {
  fl_str kind = fl_str_eq_c(r->item->what, "store_client") ? FL_STR("client of a store") : fl_item_words(r->item);
  bool apart = r->names.all.n > 1 && !r->item->name.n && fl_str_eq_c(r->item->what, "store in use"); // whether they share one is not known
  fl_str what = fl_doc_text(s->doc, "%.*s (%.*s)%s: %.*s", FL_STR_ARG(kind), FL_STR_ARG(r->item->protocol), apart ? ", by service" : "", FL_STR_ARG(fl_names_say(s->doc, &r->names, MAX_NAMES)));
  if (r->n < r->of) what = fl_doc_text(s->doc, "%.*s, in %u of %u deployments", FL_STR_ARG(what), r->n, r->of);
  fl_doc_row(s->doc, &r->cites, (fl_str[]){what, fl_stance_word(&r->found), r->says, evidence_cell(s, r)});
}

void fl_tell_stances(fl_brief_state *s) {
  static const char *const columns[] = {"what", "stance", "when machines or the network fail", "as these settings say", NULL};
  stance_rows all = {0};
  fl_doc_heading(s->doc, "Consistent or available");
  fl_doc_paragraph(s->doc);
  for (uint32_t i = 0; i < s->inventory.items.n; i++) take(s, &all, &s->inventory.items.at[i]);
  count_all(&all, &s->inventory);
  if (all.n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "No store or broker was seen whose settings say anything of it.");
  else fl_doc_say(s->doc, FL_SAID_frame, NULL, "CP: keeps what it acknowledged and refuses the rest when it is split. AP: goes on answering, and may lose or contradict what it acknowledged. Not known: the setting that would decide it was not seen.");
  if (all.n) fl_doc_table(s->doc, "What the settings of stores and brokers imply", columns);
  for (uint32_t i = 0; i < all.n; i++) {
    if (i < MAX_ROWS) add_row(s, &all.at[i]);
    fl_names_release(&all.at[i].names);
    fl_names_release(&all.at[i].evidence);
  }
  if (all.n > MAX_ROWS) fl_doc_left_out(s->doc, all.n - MAX_ROWS);
  fl_array_release(&all);
}
