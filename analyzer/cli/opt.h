// The command line: one table of options gives parsing, environment variables, help and the manual.
//
// Every option may also come from FAULTLINE_<NAME> (upper case, '-' as '_'); the command line wins. Lists from the environment
// are separated by commas.
#ifndef FL_CLI_OPT_H
#define FL_CLI_OPT_H

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

typedef FL_ARRAY(const char *) fl_names;

// What the options say. Texts are borrowed from argv and the environment, or live in the arena.
typedef struct fl_opts {
  fl_names formats, rules, select, ignore, unit;
  const char *only_rules, *data, *color, *severity, *confidence, *fail_on, *why_not, *scip, *commands, *compiler, *focus, *reaches, *baseline, *cache_dir, *since, *diff, *config, *stdin_filename, *on_timeout, *hook, *sarif_profile, *sarif_suppressed, *profile_json, *input;
  uint64_t jobs, top, max_file_bytes, depth, cache_bytes;
  int64_t file_timeout_ms, hook_timeout_ms;
  bool all, strict, quiet, verbose, no_progress, graph, stats, services, inventory, ndjson, json, help, version, no_baseline, show_baselined, no_cache, staged, isolated, exit_zero, statistics, profile;
  const char *manifest, *out, *shard, *db, *previous; // audit
  uint64_t repo_memory;
  int64_t repo_timeout_ms;
  bool again, no_facts;
  // of a brief's language model
  const char *llm_base_url, *llm_dialect, *llm_model, *llm_review, *llm_context, *llm_api_key_env;
  uint64_t llm_max_tokens, llm_max_requests;
  int64_t llm_timeout_ms, llm_request_timeout_ms;
  bool llm, llm_dry_run, llm_cache_only, llm_required;
  fl_names words; // what is no option: command words and paths
  fl_arena arena;
} fl_opts;

// Commands that understand an option, as bits.
enum fl_commands {
  FL_CMD_CHECK = 1, FL_CMD_RULES = 2, FL_CMD_EXPLAIN = 4, FL_CMD_FACTS = 8, FL_CMD_DOCTOR = 16, FL_CMD_VERSION = 32,
  FL_CMD_GRAPH = 64, FL_CMD_GAPS = 128, FL_CMD_MODELS = 256, FL_CMD_BASELINE = 512,
  FL_CMD_CACHE = 1024, FL_CMD_CONFIG = 2048, FL_CMD_COMPLETIONS = 4096, FL_CMD_DIFF = 8192, FL_CMD_INIT = 16384, FL_CMD_BRIEF = 32768,
  FL_CMD_AUDIT = 65536,
  FL_CMD_LLM = 0x100000, // faultline-llm, a program of its own
  FL_CMD_ANY = 0xffffff
};

// FL_E_USAGE with a message to print when an option is unknown, wants a value or has a bad one.
FL_MUST_USE int fl_opts_parse(fl_opts *, int argc, char **argv, fl_error *err);
// Complains about an option that was given and that the command does not understand.
FL_MUST_USE int fl_opts_check(const fl_opts *, uint32_t command, const char *command_name, fl_error *err);
void fl_opts_release(fl_opts *);

// One option, for the manual and for completions.
typedef struct fl_option {
  const char *name, *help;
  char letter;                 // 0: none
  const char *value;           // how the help calls it; NULL: takes none
  const char *const *choices;  // ends with NULL; NULL: free
  uint32_t commands;
  bool names_path;             // the value is a file or folder
} fl_option;
bool fl_option_at(uint32_t i, fl_option *out); // false: there are no more
// What a program that knows the options of `command` is to be started with: "--name=value" for each that is given. Texts live in the arena.
void fl_opts_forward(const fl_opts *, uint32_t command, fl_names *argv, fl_arena *arena);
// Help lines of the options of a command, to stdout, wrapped at `width` columns.
void fl_opts_print_help(uint32_t command, uint32_t width);

#endif
