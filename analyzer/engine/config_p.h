// The table of keys, for reader, schema and show.
#ifndef FL_ENGINE_CONFIG_P_H
#define FL_ENGINE_CONFIG_P_H

#include "engine/config.h"

#include <stddef.h>

typedef enum fl_config_kind {
  FL_CONFIG_TEXT,
  FL_CONFIG_TEXTS,   // one or several
  FL_CONFIG_WORD,    // one of `words`
  FL_CONFIG_DAY,     // 2027-03-31
  FL_CONFIG_ROWS,    // a list of maps: `form`
  FL_CONFIG_NUMBERS, // a map of rule ids to numbers
} fl_config_kind;

typedef struct fl_config_key {
  const char *name;
  fl_config_kind kind;
  size_t offset;
  const char *about;
  const char *const *words;
  const struct fl_config_form *form;
  bool required;
} fl_config_key;

typedef struct fl_config_form {
  const char *name; // "a row of paths"
  const fl_config_key *keys;
  uint32_t n;
  size_t row_bytes, origin; // origin: offset of the row's fl_config_origin
} fl_config_form;

extern const fl_config_form fl_config_file;
extern const char *const fl_config_off; // the severity that switches off

#endif
