// Services whose settings stand where they cannot be seen: one gap each, however many answers hang on it.
#include "findings/elsewhere.h"

#include "graph/peer.h"

static bool is_why(const fl_unanswered *u, const fl_away *away) {
  return u->why && fl_str_eq(fl_graph_name(fl_ask_graph(u->ask), u->why), away->why);
}

bool fl_is_elsewhere(const fl_unanswered *u) {
  fl_away away = fl_graph_settings_away(fl_ask_graph(u->ask), fl_ask_service_of(u->ask, u->site->func.file));
  return away.why.n && is_why(u, &away);
}

void fl_add_elsewhere(fl_report *report, const fl_graph *g, const fl_match_result *result) {
  for (uint32_t service = 1; service < fl_graph_n_services(g); service++) {
    fl_away away = fl_graph_settings_away(g, service);
    uint32_t n = 0;
    for (uint32_t i = 0; away.why.n && i < result->unknown.n; i++) n += is_why(&result->unknown.at[i], &away);
    fl_str path = away.file ? fl_arena_str(&report->arena, fl_graph_file_at(g, away.file)->path) : (fl_str){0};
    if (away.why.n) fl_report_add_gaps(report, "settings-elsewhere", path, away.span.line, fl_arena_str(&report->arena, away.why), n ? n : 1);
  }
}
