// Section 11: what could not be seen, so that silence is not taken for safety. Gaps of one sort are one row, those of files that do not run by themselves
// behind the others.
#include "brief/brief_p.h"
#include "brief/unheard.h"

enum { MAX_ROWS = 40, MAX_NOT_READ = 100 };

typedef struct pile {
  fl_str kind, detail, first; // first: the path of the first one, "" = none
  bool is_beside;
  uint32_t places, files;
  fl_cites cites;
} pile;
typedef FL_ARRAY(pile) piles;

static uint32_t cite_gap(fl_brief_state *s, const fl_gap *gap) {
  return fl_doc_cite(s->doc, &(fl_citation){.kind = FL_CITES_gap, .path = gap->path, .line = gap->line, .text = gap->detail});
}

static pile *pile_for(piles *all, const fl_gap *gap, bool is_beside) {
  for (uint32_t i = 0; i < all->n; i++)
    if (fl_str_eq(all->at[i].kind, gap->kind) && fl_str_eq(all->at[i].detail, gap->detail) && all->at[i].is_beside == is_beside) return &all->at[i];
  fl_array_push(all, ((pile){.kind = gap->kind, .detail = gap->detail, .first = gap->path, .is_beside = is_beside}));
  return fl_array_last(all);
}

static void collect(fl_brief_state *s, piles *all) {
  for (uint32_t i = 0; i < s->report->gaps.n; i++) {
    const fl_gap *gap = &s->report->gaps.at[i];
    uint32_t file = s->graph ? fl_brief_file(s->graph, gap->path) : 0;
    pile *p = pile_for(all, gap, file && fl_brief_is_beside(s, file));
    p->places += gap->count, p->files++;
    fl_cite(&p->cites, cite_gap(s, gap));
  }
}

// What models say of it: that it is there, and that its settings are not read.
static void collect_not_read(fl_brief_state *s, piles *all) {
  fl_not_read found[MAX_NOT_READ];
  uint32_t n = s->graph ? fl_graph_not_read(s->graph, found, MAX_NOT_READ) : 0;
  for (uint32_t i = 0; i < n; i++) {
    fl_str path = fl_graph_file_at(s->graph, found[i].call.file)->path;
    fl_gap gap = {.kind = FL_STR("not read"), .detail = found[i].what, .path = path, .line = fl_graph_call(s->graph, found[i].call)->span.line, .count = 1};
    pile *p = pile_for(all, &gap, fl_brief_is_beside(s, found[i].call.file));
    p->places++, p->files++;
    fl_cite(&p->cites, cite_gap(s, &gap));
  }
}

static void add_pile(fl_brief_state *s, const pile *p) {
  fl_str where = p->first.n ? fl_doc_code(s->doc, p->first) : FL_STR("-");
  if (p->files > 1) where = fl_doc_text(s->doc, "%.*s and %u more", FL_STR_ARG(where), p->files - 1);
  if (p->is_beside) where = fl_doc_text(s->doc, "%.*s: tests, examples, or what is vendored or generated", FL_STR_ARG(where));
  fl_str cells[] = {p->kind, fl_doc_number(s->doc, p->places), p->detail, where};
  fl_doc_row(s->doc, &p->cites, cells);
}

// Messages that are sent: how long that may take is no part of the report's own counts.
static void add_sends(fl_brief_state *s) {
  uint32_t n[FL_IS_UNKNOWN + 1] = {0}, all = 0;
  for (uint32_t i = 1; s->graph && i < fl_graph_n_sites(s->graph); i++) {
    const fl_site *site = fl_graph_site(s->graph, i);
    if (site->kind != FL_SITE_publish || !site->func.file || fl_brief_is_beside(s, site->func.file)) continue;
    const fl_outcome *worst = fl_worst_outcome(fl_ask_role(s->ask, site, FL_ROLEKIND_deadline));
    n[worst ? worst->answer : FL_IS_UNKNOWN]++, all++;
  }
  fl_str cells[] = {fl_doc_text(s->doc, "%u publish", all), FL_STR("deadline"), fl_doc_number(s->doc, n[FL_IS_BOUNDED]), fl_doc_number(s->doc, n[FL_IS_INHERITED]), fl_doc_number(s->doc, n[FL_IS_UNBOUNDED]),
                    fl_doc_number(s->doc, n[FL_IS_UNKNOWN] + n[FL_IS_NONE])};
  if (all) fl_doc_row(s->doc, NULL, cells);
}

// How much of what was asked was answered.
static void add_answers(fl_brief_state *s) {
  static const char *const columns[] = {"sites", "asked for", "bounded", "as the caller says", "unbounded", "not known", NULL};
  const fl_stats *stats = &s->report->stats;
  if (stats->n_answers == 0) return;
  fl_doc_table(s->doc, "How far the answers go", columns);
  for (uint32_t i = 0; i < stats->n_answers; i++) {
    const fl_answer_count *a = &stats->answers[i];
    uint32_t numbers[] = {a->bounded, a->inherited, a->unbounded, a->unknown};
    fl_str site = fl_str_eq_c(a->site, "remote_call_of_users") ? FL_STR("remote_call of browsers and load tests") : a->site;
    fl_str cells[6] = {fl_str_from(fl_arena_printf(&s->doc->arena, "%u %.*s", a->total, FL_STR_ARG(site))), a->role};
    for (size_t n = 0; n < 4; n++) cells[n + 2] = fl_str_from(fl_arena_printf(&s->doc->arena, "%u", numbers[n]));
    fl_doc_row(s->doc, NULL, cells);
  }
  add_sends(s);
}

// Calls that are no arrow of the map, by why.
static void add_unseen(fl_brief_state *s) {
  static const char *const columns[] = {"service", "what", "places", "why it is no arrow of the map", NULL};
  const fl_diagram *map = &s->doc->services;
  uint32_t n = 0;
  for (uint32_t i = 0; i < map->tallies.n; i++) {
    const fl_tally *t = &map->tallies.at[i];
    fl_cites cites = {0};
    fl_str what, why;
    if (t->kind != FL_TALLY_unseen || n++ >= MAX_ROWS) continue;
    if (n == 1) fl_doc_table(s->doc, "Calls whose other end is not known", columns);
    if (!fl_str_cut(t->what, ':', &what, &why)) what = t->what, why = (fl_str){0};
    fl_cite(&cites, fl_cite_node(s, &map->nodes.at[t->of]));
    fl_str cells[] = {fl_doc_code(s->doc, map->nodes.at[t->of].name), what, fl_doc_number(s->doc, t->n), fl_brief_or_dash(why)};
    fl_doc_row(s->doc, &cites, cells);
  }
  if (n > MAX_ROWS) fl_doc_left_out(s->doc, n - MAX_ROWS);
}

static void add_gaps(fl_brief_state *s) {
  static const char *const columns[] = {"kind", "places", "what could not be seen", "where", NULL};
  piles all = {0};
  uint32_t n = 0;
  collect_not_read(s, &all);
  collect(s, &all);
  if (all.n) fl_doc_table(s->doc, "Gaps", columns);
  for (uint32_t beside = 0; beside < 2; beside++)
    for (uint32_t i = 0; i < all.n; i++)
      if (all.at[i].is_beside == (beside == 1) && n++ < MAX_ROWS) add_pile(s, &all.at[i]);
  if (n > MAX_ROWS) fl_doc_left_out(s->doc, n - MAX_ROWS);
  fl_array_release(&all);
}

// What the service map has no arrow for.
static uint32_t count_unseen(const fl_diagram *map) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < map->tallies.n; i++) n += map->tallies.at[i].kind == FL_TALLY_unseen;
  return n;
}

// What `check` does not show by default is not told here either.
static void say_hidden(fl_brief_state *s) {
  const fl_stats *stats = &s->report->stats;
  const struct { uint32_t n; const char *what, *how; } parts[] = {{stats->hidden_confidence, "of lower confidence", "--confidence low"}, {stats->hidden_severity, "of lower severity", "--severity note"}};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (parts[i].n) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Left out: %s %s; `%s` tells %s.", fl_count(s->doc, parts[i].n, "finding", "findings").at, parts[i].what, parts[i].how, parts[i].n == 1 ? "it" : "them");
}

// Files that nobody shall read are counted by the walk, the others are gaps.
static uint32_t count_skips(const fl_brief_state *s, fl_skip_kind kind) {
  uint32_t n = 0;
  for (uint32_t i = 0; !fl_skip_is_gap(kind) && s->analysis && i < s->analysis->walk.skips.n; i++) n += s->analysis->walk.skips.at[i].kind == kind ? s->analysis->walk.skips.at[i].count : 0;
  for (uint32_t i = 0; fl_skip_is_gap(kind) && i < s->report->gaps.n; i++) n += fl_str_eq_c(s->report->gaps.at[i].kind, fl_skip_word(kind)) ? s->report->gaps.at[i].count : 0;
  return n;
}

static void say_skipped(fl_brief_state *s) {
  fl_buf text = {0};
  uint32_t all = s->report->stats.files_skipped;
  for (uint32_t k = 1; k < FL_N_SKIPS; k++) {
    uint32_t n = count_skips(s, (fl_skip_kind)k);
    if (n) fl_buf_printf(&text, "%s%u %s", text.n ? ", " : ": ", n, fl_skip_word((fl_skip_kind)k));
  }
  if (all) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Left out: %s not read%s.", all == 1 ? "1 file that was" : fl_doc_text(s->doc, "%u files that were", all).at, text.n ? fl_arena_str(&s->doc->arena, fl_buf_str(&text)).at : "");
  fl_buf_release(&text);
}

void fl_section_gaps(fl_brief_state *s) {
  fl_not_read first;
  bool unseen = count_unseen(&s->doc->services) > 0, not_read = s->graph && fl_graph_not_read(s->graph, &first, 1);
  fl_doc_paragraph(s->doc);
  if (s->report->gaps.n == 0 && !unseen && !not_read && !fl_is_unheard(s) && !s->report->stats.files_skipped) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Nothing that was looked at had to be left out.");
  else fl_doc_say(s->doc, FL_SAID_frame, NULL, "Silence about the following is no statement that it is well: it was not seen.");
  say_hidden(s);
  say_skipped(s);
  add_answers(s);
  if (unseen) add_unseen(s);
  fl_tell_unheard_libraries(s);
  fl_tell_unmodelled(s);
  add_gaps(s);
}
