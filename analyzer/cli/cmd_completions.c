// faultline completions: scripts for shells, and the manual page, from the same tables as the help.
#include "cli/cli.h"
#include "cli/completion.h"

static const struct {
  const char *name;
  void (*print)(void);
} kinds[] = {{"bash", fl_complete_bash}, {"zsh", fl_complete_zsh}, {"fish", fl_complete_fish}, {"man", fl_manual}};

static int completions(const fl_opts *opts) {
  fl_error err = {0};
  const char *word = opts->words.n == 1 ? opts->words.at[0] : "";
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (strcmp(kinds[i].name, word) != 0) continue;
    kinds[i].print();
    return fl_out_finish(&err) ? fl_tell_error(&err) : FL_CODE_OK;
  }
  fl_tell("completions wants one of bash, zsh, fish, man");
  return FL_CODE_USAGE;
}

const fl_command fl_cmd_completions = {.name = "completions",
                                       .bit = FL_CMD_COMPLETIONS,
                                       .usage = "bash | zsh | fish | man",
                                       .about = "Print a shell's completions, or the manual page",
                                       .run = completions};
