// faultline completions: scripts for shells, and the manual page, from the same tables as the help.
#include "cli/cli.h"
#include "cli/completion.h"

static const char *const kinds[] = {"bash", "zsh", "fish", "man", NULL};
static void (*const printers[])(void) = {fl_complete_bash, fl_complete_zsh, fl_complete_fish, fl_manual};

static int completions(const fl_opts *opts) {
  fl_error err = {0};
  int kind = fl_word_given("completions", kinds, opts->words.n == 1 ? opts->words.at[0] : NULL, &err);
  if (kind < 0) return fl_tell_error(&err);
  printers[kind]();
  return fl_out_finish(&err) ? fl_tell_error(&err) : FL_CODE_OK;
}

const fl_command fl_cmd_completions = {.name = "completions",
                                       .bit = FL_CMD_COMPLETIONS,
                                       .usage = "bash | zsh | fish | man",
                                       .about = "Print a shell's completions, or the manual page",
                                       .run = completions};
