// faultline rules list | show ID | check FILE|DIR | test [DIR] | pages DIR | new FAMILY/ID
#include "cli/cli.h"
#include "cli/page.h"
#include "cli/scaffold.h"

#include "base/io.h"
#include "base/json.h"
#include "base/suggest.h"
#include "emit/rule_page.h"
#include "engine/cases.h"

static void list_text(const fl_rule *rule) {
  fl_outf("%-34.*s %-8s %-12.*s %.*s\n", FL_STR_ARG(rule->id), fl_severity_word(rule->severity), FL_STR_ARG(rule->family), FL_STR_ARG(rule->title));
}

static void list_json(fl_json *w, const fl_rule *rule) {
  const struct { const char *key; fl_str value; } texts[] = {
      {"id", rule->id}, {"family", rule->family}, {"title", rule->title}, {"status", rule->status}, {"why", rule->why}, {"fix", rule->fix}};
  fl_json_object_begin(w);
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    fl_json_key(w, texts[i].key);
    fl_json_str(w, texts[i].value);
  }
  fl_json_key(w, "severity");
  fl_json_cstr(w, fl_severity_word(rule->severity));
  fl_json_object_end(w);
}

static int list(const fl_engine *engine, const fl_opts *opts, fl_error *err) {
  fl_arena arena = {0};
  fl_select select = fl_scan_options_of(opts, &arena).select;
  fl_json w;
  int rc = fl_select_check(&select, engine->rules, err);
  if (rc == FL_OK && opts->json) {
    fl_json_init(&w, fl_out, NULL, 2);
    fl_json_array_begin(&w);
  }
  for (uint32_t i = 0; i < fl_rules_count(engine->rules) && rc == FL_OK; i++) {
    const fl_rule *rule = fl_rules_at(engine->rules, i);
    if (!fl_select_has_rule(&select, rule)) continue;
    if (opts->json) list_json(&w, rule);
    else list_text(rule);
  }
  if (rc == FL_OK && opts->json) {
    fl_json_array_end(&w);
    fl_json_finish(&w);
  }
  fl_arena_release(&arena);
  return rc;
}

static int show(const fl_engine *engine, const fl_opts *opts, fl_error *err) {
  if (opts->words.n < 2) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "rules show wants the id of a rule");
  for (uint32_t i = 1; i < opts->words.n; i++) {
    const fl_rule *rule;
    int rc = fl_page_find(&rule, engine->rules, opts->words.at[i], err);
    if (rc) return rc;
    if (i > 1) fl_outf("\n");
    fl_page_print(rule, opts);
  }
  return FL_OK;
}

static int check_one(const char *path) {
  fl_errors errors = {0};
  fl_rules *rules = NULL;
  if (!fl_path_exists(path)) {
    fl_tell("%s: cannot read: no such file or folder", path);
    return FL_CODE_USAGE;
  }
  int rc = fl_path_is_dir(path) ? fl_rules_compile(&rules, NULL, path, &errors)
                                : fl_rules_compile_file(&rules, NULL, path, &errors);
  int code = rc ? fl_tell_errors(&errors, rc) : FL_CODE_OK;
  if (rc == FL_OK) fl_outf("%s: %u rule%s, no mistakes\n", path, fl_rules_count(rules), fl_rules_count(rules) == 1 ? "" : "s");
  fl_rules_free(rules);
  fl_errors_release(&errors);
  return code;
}

static int check(const fl_opts *opts) {
  int code = FL_CODE_OK;
  if (opts->words.n < 2) {
    fl_tell("rules check wants a rule file, or a folder of rules");
    return FL_CODE_USAGE;
  }
  for (uint32_t i = 1; i < opts->words.n; i++) {
    int one = check_one(opts->words.at[i]);
    if (one) code = one;
  }
  return code;
}

static int test(const fl_engine *engine, const fl_opts *opts, bool *failed, fl_error *err) {
  fl_buf text = {0}, dir = {0};
  fl_cases_result result = {0};
  const char *folder = opts->words.n > 1 ? opts->words.at[1] : fl_path_join(&dir, fl_str_from(engine->data_dir), FL_STR("rules"));
  int rc = fl_cases_run(&result, &text, engine, folder, err);
  fl_out(NULL, fl_buf_text(&text), text.n);
  if (rc == FL_OK)
    fl_outf("%u cases: %u of %u expected findings reported, %u missing, %u noisy; %u answers; %u known misses, %u known false alarms; "
            "%u failed\n",
            result.cases, result.reported, result.expected, result.missing, result.noisy, result.answers, result.misses, result.alarms,
            result.failed);
  *failed = result.failed > 0;
  fl_buf_release(&text);
  fl_buf_release(&dir);
  return rc;
}

static int write_page(const char *dir, const char *name, const fl_buf *page, fl_error *err) {
  fl_buf path = {0};
  int rc = fl_write_atomic(fl_path_join(&path, fl_str_from(dir), fl_str_from(name)), page->at, page->n, err);
  fl_buf_release(&path);
  return rc;
}

static int write_rule_page(const char *dir, const fl_rule *rule, fl_error *err) {
  fl_buf page = {0}, name = {0};
  fl_rule_page(&page, rule);
  fl_buf_printf(&name, "%.*s.md", FL_STR_ARG(rule->id));
  int rc = write_page(dir, fl_buf_text(&name), &page, err);
  fl_buf_release(&page);
  fl_buf_release(&name);
  return rc;
}

static int pages(const fl_engine *engine, const fl_opts *opts, fl_error *err) {
  if (opts->words.n != 2) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "rules pages wants the folder to write to");
  const char *dir = opts->words.at[1];
  fl_buf index = {0};
  int rc = fl_mkdirs(dir, err);
  for (uint32_t i = 0; i < fl_rules_count(engine->rules) && rc == FL_OK; i++) rc = write_rule_page(dir, fl_rules_at(engine->rules, i), err);
  fl_rule_page_index(&index, engine->rules);
  if (rc == FL_OK) rc = write_page(dir, "README.md", &index, err);
  fl_buf_release(&index);
  return rc;
}

static int unknown_word(const char *word, fl_error *err) {
  static const char *const words[] = {"list", "show", "check", "test", "pages", "new"};
  const char *near = fl_suggest_c(fl_str_from(word), words, sizeof words / sizeof *words);
  return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, near ? "rules: no command '%s' (did you mean '%s'?)" : "rules: no command '%s' (there are list, show, check, test, pages and new)",
                      word, near);
}

static int rules(const fl_opts *opts) {
  const char *word = opts->words.n ? opts->words.at[0] : "list";
  fl_error err = {0};
  fl_tree *tree = NULL;
  fl_engine *engine = NULL;
  bool failed = false;
  int rc;
  if (strcmp(word, "check") == 0) return check(opts);
  if (strcmp(word, "new") == 0) return fl_new_rule(opts->words.n == 2 ? opts->words.at[1] : "");
  int code = fl_open(&tree, &engine, opts, NULL, 0);
  if (code) return code;
  if (strcmp(word, "list") == 0) rc = list(engine, opts, &err);
  else if (strcmp(word, "show") == 0) rc = show(engine, opts, &err);
  else if (strcmp(word, "test") == 0) rc = test(engine, opts, &failed, &err);
  else if (strcmp(word, "pages") == 0) rc = pages(engine, opts, &err);
  else rc = unknown_word(word, &err);
  if (rc == FL_OK) rc = fl_out_finish(&err);
  fl_engine_free(engine);
  fl_tree_free(tree);
  if (rc) return fl_tell_error(&err);
  return failed ? FL_CODE_FINDINGS : FL_CODE_OK;
}

const fl_command fl_cmd_rules = {.name = "rules",
                                 .bit = FL_CMD_RULES,
                                 .usage = "[OPTION...] list | show ID | check FILE | test [DIR] |\n                                   pages DIR | new FAMILY/ID",
                                 .about = "List, show, check, test and begin rules, and write their pages",
                                 .run = rules};
