// faultline.yaml: what a project has decided. docs/configuration.md.
//
// The file that stands closest above the checked root counts, and no other, unless it says `extends`. Of a file and what it extends, the file's own key
// replaces the other's; of lists of rows (`paths`, `accepted`, `owners`) its own come first, and the first row that fits decides. The keys are rows of
// one table (config_keys.c), which the reader, the schema and `config show` go by.
#ifndef FL_ENGINE_CONFIG_H
#define FL_ENGINE_CONFIG_H

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "findings/finding.h"
#include "models/model.h"

typedef struct fl_config_texts {
  const fl_str *at;
  uint32_t n;
} fl_config_texts;

typedef struct fl_config_origin { // where something was written; path NULL: nowhere
  const char *path;
  uint32_t line, col;
} fl_config_origin;

typedef struct fl_config_paths { // a severity of their own
  fl_config_texts paths, rules; // rules: ids, aliases and families; none = all
  fl_str severity;              // error, warning, note, off
  fl_config_origin origin;
} fl_config_paths;

typedef struct fl_config_accepted { // findings that are meant
  fl_config_texts rules, paths, callees, functions; // an empty list fits everything; the last two are globs
  fl_str until, reason;                             // until: "2027-03-31", "" = for good
  fl_config_origin origin;
} fl_config_accepted;

typedef struct fl_config_owner {
  fl_config_texts paths;
  fl_str owner;
  fl_config_origin origin;
} fl_config_owner;

typedef struct fl_config_threshold {
  fl_str rule;
  int64_t value;  // milliseconds with a unit, else a count
  bool has_unit;
  fl_config_origin origin;
} fl_config_threshold;

enum { FL_CONFIG_KEYS_MAX = 24 };
typedef struct fl_config {
  fl_arena arena;
  const char *path;    // NULL: there is none
  fl_str inside;       // the checked root below the file's folder: "services/pay"; "" when it is that
  uint64_t digest;     // of all files that were read
  fl_config_texts extends, select, ignore, models, natural_keys;
  fl_str min_severity, min_confidence, fail_on, baseline, llm_api_key_env; // "" = not said
  FL_ARRAY(fl_config_paths) paths;
  FL_ARRAY(fl_config_accepted) accepted;
  FL_ARRAY(fl_config_owner) owners;
  FL_ARRAY(fl_config_threshold) thresholds;
  fl_config_origin origins[FL_CONFIG_KEYS_MAX]; // by key of the table
} fl_config;

// The file for a root: in it, or in a folder above as far as the repository goes. Borrowed from `out`; NULL: there is none.
const char *fl_config_find(fl_buf *out, const char *root);
// Reads `path` for the checked `root`. Every mistake is an error at its place.
FL_MUST_USE int fl_config_read(fl_config *out, const char *path, const char *root, fl_errors *errors);
void fl_config_release(fl_config *);
// Are the rules that it names there, and have thresholds one? To be asked when rules are loaded.
FL_MUST_USE int fl_config_check(const fl_config *, const fl_rules *, fl_errors *errors);
// Sets severities, takes back what is accepted, names owners. Before the report is finished. `today`: yyyymmdd. `used`: which rows of
// `accepted` fit some finding.
void fl_config_apply(const fl_config *, fl_report *, uint32_t today, bool *used);
// Does the row speak of the rule?
bool fl_config_accepts_rule(const fl_config_accepted *, const fl_rule *);
// Does what it says end on a day?
bool fl_config_has_a_last_day(const fl_config *);

// What holds, each key with where it was said.
void fl_config_show(const fl_config *, fl_buf *out);
// The JSON schema of the file.
void fl_config_print_schema(fl_buf *out);

#endif
