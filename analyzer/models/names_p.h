// Qualified names: segments, braces, patterns, alternative spellings.
#ifndef FL_MODELS_NAMES_P_H
#define FL_MODELS_NAMES_P_H

#include "models/model.h"

enum { FL_NAME_BYTES_MAX = 512 };

// Cuts "net/http.Client.Do" into owner "net/http.Client" and segment "Do"; a name without a dot behind its last slash is all segment.
void fl_name_split(fl_str name, fl_str *owner, fl_str *segment);

// Does `*` match? In the middle of a segment it stands for any characters of that segment, as a leading "*." for one or more segments.
bool fl_name_matches(fl_str pattern, fl_str name);

// The n-th of the names that "a.{b,c}" stands for: `pattern` itself or in `buf`. False when there is no n-th. Only for names that
// passed fl_name_check.
bool fl_name_expand(fl_str pattern, uint32_t n, char buf[FL_NAME_BYTES_MAX], fl_str *out);

// NULL when `name` is well formed, else what is wrong; `at` receives the position. Braces and patterns only when `pattern`.
const char *fl_name_check(fl_str name, bool pattern, uint32_t *at);

// Is `prefix` the whole name or does it end at a '.' or '/' of it?
bool fl_name_has_prefix(fl_str name, fl_str prefix);

// Drops major versions from a Go import path: "example.org/x/v2.T" -> "example.org/x.T", "gopkg.in/yaml.v3.T" -> "gopkg.in/yaml.T".
// The result is `name` itself or stands in `buf`, which must hold name.n bytes.
fl_str fl_name_without_versions(fl_str name, char *buf);

// Another spelling's canonical text, empty when `name` is none.
typedef fl_str fl_alias_finder(const void *where, fl_str language, fl_str name);

// Drops versions, then replaces the longest prefix (up to '.', '/' or the end) that is an alias, until none is left. The result is
// `name` itself or stands in `buf`; a name that is too long stays as it is.
fl_str fl_name_canonical(fl_alias_finder *find, const void *where, fl_str language, fl_str name, char *buf,
                         uint32_t size);

#endif
