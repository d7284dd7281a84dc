// What the commands share: streams, exit codes, the way from options to an engine.
#ifndef FL_CLI_CLI_H
#define FL_CLI_CLI_H

#include "cli/opt.h"
#include "engine/engine.h"

// The contract of docs/architecture.md. 1 wins over 3.
enum fl_exit_code { FL_CODE_OK = 0, FL_CODE_FINDINGS = 1, FL_CODE_USAGE = 2, FL_CODE_INCOMPLETE = 3, FL_CODE_INTERNAL = 4 };
int fl_exit_code_of(int status);

typedef struct fl_command {
  const char *name;
  uint32_t bit;         // of enum fl_commands
  const char *usage;    // what follows the name
  const char *about;    // one line
  // `opts->words` without the command's own name. Returns an exit code.
  int (*run)(const fl_opts *opts);
} fl_command;
extern const fl_command fl_cmd_check, fl_cmd_init, fl_cmd_rules, fl_cmd_explain, fl_cmd_facts, fl_cmd_graph, fl_cmd_gaps, fl_cmd_models, fl_cmd_audit, fl_cmd_baseline, fl_cmd_brief, fl_cmd_diff, fl_cmd_cache, fl_cmd_config, fl_cmd_completions, fl_cmd_doctor, fl_cmd_version;
// commands.c: in the order of the help; NULL behind the last one, and for a word that is none.
const fl_command *fl_command_at(uint32_t);
const fl_command *fl_command_find(const char *word);

// Which of its own words (the list ends with NULL) a command is given: an index, or -1 and what it wants instead.
int fl_word_given(const char *command, const char *const *words, const char *word, fl_error *err);

// Messages, to stderr: "faultline: text".
void fl_tell(const char *format, ...) FL_PRINTF(1, 2);
int fl_tell_error(const fl_error *err);         // returns the exit code for it
int fl_tell_errors(const fl_errors *errors, int status);

// Does stdout take colour? --color, NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM, in this order; then: a terminal.
bool fl_wants_color(const fl_opts *opts);
uint32_t fl_width(void); // COLUMNS, the terminal's, or 80

// All of the standard input.
FL_MUST_USE int fl_read_stdin(fl_buf *out, fl_error *err);

// Everything on stdout goes through here; a failure (a full disk) comes out of fl_out_finish.
void fl_out(void *payload, const char *text, size_t n); // fl_json_write_fn; payload unused
void fl_outf(const char *format, ...) FL_PRINTF(1, 2); // cleaned: clean.h
FL_MUST_USE int fl_out_finish(fl_error *err);

// Opens the tree that `paths` name and loads what is known, the project's own files included. Says what is wrong, all of it,
// and returns an exit code; 0 is good.
FL_MUST_USE int fl_open(fl_tree **tree, fl_engine **engine, const fl_opts *opts, const char *const *paths, uint32_t n_paths);
// The scan options that the command line asks for. Lists are borrowed from `arena`.
fl_scan_options fl_scan_options_of(const fl_opts *opts, fl_arena *arena);

// What the configuration says where the command line says nothing. Texts are borrowed from the configuration.
void fl_scan_configure(fl_scan_options *, const fl_opts *opts, const fl_config *);

#endif
