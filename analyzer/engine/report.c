// Analysis -> report: gaps of the files, numbers, and what the rules found.
#include "engine/cache_p.h"
#include "engine/suppress.h"

static bool is_code(const fl_file *file) { return fl_language_at(file->language)->kind == FL_LANGUAGE_CODE; }

static const char *hole_word(uint8_t kind) {
  switch (kind) {
  case FL_HOLE_DEPTH: return "nesting";
  case FL_HOLE_BUDGET: return "too-slow";
  case FL_HOLE_SKIPPED: return "skipped-branch";
  case FL_HOLE_ROWS:
  case FL_HOLE_MEMORY: return "too-large";
  case FL_HOLE_MACRO: return "macro";
  case FL_HOLE_CONDITION: return "conditional";
  case FL_HOLE_INCLUDED: return "included";
  default: return "syntax";
  }
}

static const char *hole_detail(uint8_t kind) {
  switch (kind) {
  case FL_HOLE_DEPTH: return "nested too deeply";
  case FL_HOLE_BUDGET: return "parsing took too long";
  case FL_HOLE_MEMORY: return "parsing takes too much memory";
  case FL_HOLE_SKIPPED: return "left out by the preprocessor";
  case FL_HOLE_ROWS: return "more settings than are read";
  case FL_HOLE_MACRO: return "what a macro is given cannot be read";
  case FL_HOLE_CONDITION: return "compiled only under a condition";
  case FL_HOLE_INCLUDED: return "statements that stand in another file";
  default: return "text that the grammar cannot read";
  }
}

static void add_holes(fl_report *report, const fl_file *file, const fl_facts *facts) {
  for (uint32_t i = 1; i < facts->n_holes; i++) {
    const fl_hole *hole = &facts->holes[i];
    if (hole->kind != FL_HOLE_EXPANDED) fl_report_add_gap(report, hole_word(hole->kind), file->path, hole->span.line, fl_str_from(hole_detail(hole->kind)));
  }
}

static void add_skips(fl_report *report, const fl_walk *walk) {
  for (uint32_t i = 0; i < walk->skips.n; i++) {
    const fl_skip *skip = &walk->skips.at[i];
    report->stats.files_skipped += skip->count;
    if (fl_skip_is_gap(skip->kind)) fl_report_add_gaps(report, fl_skip_word(skip->kind), skip->path, 0, skip->detail, skip->count);
  }
}

void fl_analysis_add_file_gaps(fl_report *report, const fl_analysis *a) {
  add_skips(report, &a->walk);
  if (a->scip_failed) fl_report_add_gap(report, "unreadable", FL_STR("index.scip"), 0, FL_STR("is no SCIP index, or is cut off"));
  fl_compile_add_gaps(report, a);
  for (uint32_t i = 0; i < a->walk.files.n; i++) {
    const fl_file *file = &a->walk.files.at[i];
    const struct fl_reading *reading = &a->reading[i];
    if (reading->skip) fl_report_add_gap(report, fl_skip_word(reading->skip), file->path, 0, reading->detail);
    if (reading->foreign_line) fl_report_add_gap(report, "encoding", file->path, reading->foreign_line, FL_STR("bytes that are not UTF-8"));
    if (reading->failed) fl_report_add_gap(report, "unreadable", file->path, 0, reading->detail);
    if (a->facts[i]) add_holes(report, file, a->facts[i]);
  }
}

static bool lacks_text(const fl_facts *facts) {
  for (uint32_t i = 1; i < facts->n_holes; i++)
    if (facts->holes[i].kind != FL_HOLE_EXPANDED) return true;
  return false;
}

static void count_files(fl_stats *stats, const fl_analysis *a) {
  stats->files_seen = a->walk.files_seen;
  for (uint32_t i = 0; i < a->walk.files.n; i++) {
    const fl_facts *facts = a->facts[i];
    bool read = a->reading[i].skip == FL_SKIP_none && !a->reading[i].failed;
    if (!read) stats->files_skipped++;
    if (!read || !is_code(&a->walk.files.at[i])) continue;
    stats->files_read++;
    stats->bytes_read += a->walk.files.at[i].size_bytes;
    stats->lines_read += a->reading[i].lines;
    if (!facts) continue;
    stats->files_degraded += lacks_text(facts);
    stats->functions += facts->n_funcs > 1 ? facts->n_funcs - 1 : 0;
    stats->calls += facts->n_calls > 1 ? facts->n_calls - 1 : 0;
  }
}

static void describe_run(fl_report *report, const fl_analysis *a) {
  const fl_rules *rules = a->engine->rules;
  uint64_t digest = fl_rules_digest(rules) ^ (fl_models_digest(a->engine->models) * 31);
  report->tool_version = FL_STR(FL_VERSION);
  report->rules_digest = fl_str_from(fl_arena_printf(&report->arena, "%016llx", (unsigned long long)digest));
  for (uint32_t i = 0; i < fl_rules_count(rules); i++) {
    const fl_rule *rule = fl_rules_at(rules, i);
    if (fl_select_has_rule(&a->options.select, rule)) fl_array_push(&report->rules, rule);
  }
  report->stats.rules_run = report->rules.n;
}

static void place_in_tree(fl_report *report, const fl_analysis *a) {
  report->tree = a->tree;
  report->root = fl_arena_str(&report->arena, fl_tree_root(a->tree));
}

static void enter(const fl_analysis *a, fl_stage stage) {
  fl_profile_enter(a->options.profile, (uint32_t)stage);
  if (a->options.progress) atomic_store(&a->options.progress->stage, (int)stage);
}

static void configure(fl_report *out, const fl_analysis *a) {
  const fl_config *c = &a->engine->config;
  bool *used = fl_alloc_zero(c->accepted.n + 1, sizeof *used);
  fl_config_apply(c, out, a->options.today, used);
  fl_analysis_tell_unused(out, a, used);
  fl_free(used);
}

void fl_analysis_report(fl_report *out, const fl_analysis *a) {
  fl_report_init(out);
  enter(a, FL_STAGE_MATCHING);
  place_in_tree(out, a);
  describe_run(out, a);
  count_files(&out->stats, a);
  fl_analysis_add_file_gaps(out, a);
  fl_analysis_match(out, a);
  fl_analysis_suppress(out, a);
  configure(out, a);
  fl_report_finish(out);
  fl_report_select(out, &a->options.select);
  enter(a, FL_STAGE_DONE);
}

void fl_analysis_take_report(fl_report *out, fl_analysis *a) {
  if (a->is_known) {
    *out = a->known;
    a->known = (fl_report){0};
    place_in_tree(out, a);
    enter(a, FL_STAGE_DONE);
    return;
  }
  fl_analysis_report(out, a);
  if (a->options.cache) fl_cache_keep_report(out, a);
}
