// The commands, in the order of the help.
#include "cli/cli.h"

static const fl_command *const commands[] = {
    &fl_cmd_check, &fl_cmd_rules, &fl_cmd_explain, &fl_cmd_facts, &fl_cmd_graph, &fl_cmd_gaps, &fl_cmd_models, &fl_cmd_baseline,
    &fl_cmd_cache, &fl_cmd_config, &fl_cmd_completions, &fl_cmd_doctor, &fl_cmd_version,
};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

const fl_command *fl_command_at(uint32_t i) { return i < N_COMMANDS ? commands[i] : NULL; }

const fl_command *fl_command_find(const char *word) {
  for (size_t i = 0; word && i < N_COMMANDS; i++)
    if (strcmp(word, commands[i]->name) == 0) return commands[i];
  return NULL;
}
