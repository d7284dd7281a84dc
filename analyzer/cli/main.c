// faultline: words of the command line -> one command. Interrupted, it leaves no half-written file behind.
#include "cli/cli.h"

#include "base/io.h"
#include "base/suggest.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void remove_temps(void *payload) {
  FL_UNUSED(payload);
  fl_io_remove_temps();
}

static void on_signal(int number) {
  fl_io_remove_temps();
  _exit(128 + number);
}

static void watch_signals(void) {
  struct sigaction action = {.sa_handler = on_signal};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGHUP, &action, NULL);
  sigaction(SIGXCPU, &action, NULL); // a limit of time
  signal(SIGXFSZ, SIG_IGN); // a limit on file sizes is a full disk, told by write()
  fl_on_exhausted(remove_temps, NULL);
}

// A first word that is neither command nor path is most likely a mistyped command.
static int check_first_word(const char *word, fl_error *err) {
  const char *names[32] = {0};
  uint32_t n = 0;
  for (const fl_command *c; n < 32 && (c = fl_command_at(n)); n++) names[n] = c->name;
  const char *near = fl_path_exists(word) ? NULL : fl_suggest_c(fl_str_from(word), names, n);
  if (!near) return FL_OK;
  return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "no command or path '%s' (did you mean '%s'?)", word, near);
}

static int print_help(const fl_command *command) {
  fl_error err = {0};
  if (command) {
    printf("%s\n\nUsage: faultline %s %s\n\nOptions:\n", command->about, command->name, command->usage);
    fl_opts_print_help(command->bit, fl_width());
  } else {
    printf("Finds distributed-systems faults in source code.\n\nUsage: faultline [COMMAND] [OPTION...] [PATH...]\n\nCommands:\n");
    for (uint32_t i = 0; fl_command_at(i); i++) printf("  %-11s %s\n", fl_command_at(i)->name, fl_command_at(i)->about);
    printf("\nOptions of check, which is the command when none is named:\n");
    fl_opts_print_help(FL_CMD_CHECK, fl_width());
    printf("\nEvery option may also come from the environment: FAULTLINE_JOBS=4.\n"
           "Exit codes: 0 nothing at or above the gate; 1 findings; 2 bad usage,\n"
           "configuration or rule; 3 nothing could be analysed, gaps with --strict, or not\n"
           "finished with --on-timeout stop; 4 internal error.\n");
  }
  return fl_out_finish(&err) ? fl_tell_error(&err) : FL_CODE_OK;
}

static int run(fl_opts *opts) {
  fl_error err = {0};
  const char *first = opts->words.n ? opts->words.at[0] : NULL;
  bool wants_help = opts->help || (first && strcmp(first, "help") == 0 && !fl_path_exists("help"));
  if (first && strcmp(first, "help") == 0 && wants_help) first = opts->words.n > 1 ? opts->words.at[1] : NULL;
  const fl_command *command = fl_command_find(first);
  if (wants_help) return print_help(command);
  if (opts->version) command = &fl_cmd_version;
  if (command && first && opts->words.n && strcmp(first, command->name) == 0) {
    opts->words.n--;
    memmove(opts->words.at, opts->words.at + 1, opts->words.n * sizeof *opts->words.at);
  } else if (!command) {
    command = &fl_cmd_check;
    if (first && check_first_word(first, &err)) return fl_tell_error(&err);
  }
  if (fl_opts_check(opts, command->bit, command->name, &err)) return fl_tell_error(&err);
  return command->run(opts);
}

int main(int argc, char **argv) {
  fl_opts opts;
  fl_error err = {0};
  watch_signals();
  int code = fl_opts_parse(&opts, argc, argv, &err) ? fl_tell_error(&err) : run(&opts);
  fl_opts_release(&opts);
  return code;
}
