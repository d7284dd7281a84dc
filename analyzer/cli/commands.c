// The commands, in the order of the help, and the words that some of them take.
#include "cli/cli.h"

#include "base/suggest.h"

static const fl_command *const commands[] = {
    &fl_cmd_check, &fl_cmd_init, &fl_cmd_rules, &fl_cmd_explain, &fl_cmd_facts, &fl_cmd_graph, &fl_cmd_gaps, &fl_cmd_models, &fl_cmd_baseline, &fl_cmd_brief, &fl_cmd_audit,
    &fl_cmd_diff, &fl_cmd_cache, &fl_cmd_config, &fl_cmd_completions, &fl_cmd_doctor, &fl_cmd_version,
};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

const fl_command *fl_command_at(uint32_t i) { return i < N_COMMANDS ? commands[i] : NULL; }

const fl_command *fl_command_find(const char *word) {
  for (size_t i = 0; word && i < N_COMMANDS; i++)
    if (strcmp(word, commands[i]->name) == 0) return commands[i];
  return NULL;
}

static void list_words(fl_buf *out, const char *const *words, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) fl_buf_printf(out, "%s%s", i == 0 ? "" : i + 1 == n ? " and " : ", ", words[i]);
}

int fl_word_given(const char *command, const char *const *words, const char *word, fl_error *err) {
  uint32_t n = 0;
  for (; words[n]; n++)
    if (word && strcmp(word, words[n]) == 0) return (int)n;
  const char *near = word ? fl_suggest_c(fl_str_from(word), words, n) : NULL;
  fl_buf all = {0};
  list_words(&all, words, n);
  if (near) fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "%s: no command '%s' (did you mean '%s'?)", command, word, near);
  else fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "%s wants one of %s", command, fl_buf_text(&all));
  fl_buf_release(&all);
  return -1;
}
