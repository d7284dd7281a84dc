// Settings and dependency lists: one file in, its facts out.
//
// What is left is `conf` rows (a dotted key, a value, the profile it belongs to) and `dep` rows (ecosystem, name, version, locked).
// A folder's own name in its ecosystem (go.mod, package.json) is a conf row with the key FL_SETTING_MODULE. Values that could be
// secrets are not kept: see settings_value.c. Broken text is no failure: what stands before it is read, and a hole marks the rest.
#ifndef FL_FACTS_SETTINGS_H
#define FL_FACTS_SETTINGS_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "facts/facts.h"
#include "parse/source.h"

#define FL_SETTING_MODULE "faultline.module"
// Its folder is built as one unit; a module that all files of the folder open.
#define FL_SETTING_UNIT "faultline.unit"
#define FL_SETTING_OPEN "faultline.open"
// What the unit is built into starts by itself; the file of another unit that it is built with.
#define FL_SETTING_STARTS "faultline.starts"
#define FL_SETTING_USES "faultline.uses"
// Under this name others of the repository are built with the unit, when they depend on it; it starts nothing unless it has a main.
#define FL_SETTING_PART "faultline.part"
// A file, or a pattern of files, from elsewhere that is compiled as a part of the unit.
#define FL_SETTING_COMPILES "faultline.compiles"
// An address that a program of the folder around listens on when it is started there.
#define FL_SETTING_LISTENS "faultline.listens"
// "faultline.alias/TARGET" = PATTERN: another name of a folder, for the files below these settings.
#define FL_SETTING_ALIAS "faultline.alias"

// Rows a file may have; where there are more, a hole of kind FL_HOLE_ROWS begins.
enum { FL_MAX_CONFS = 5000, FL_MAX_DEPS = 20000 };

// False when nobody reads files of this name or nothing was found; `out` is untouched then. `language` indexes the language registry. The facts and
// their texts live in `arena`.
bool fl_settings_read(fl_facts *out, fl_arena *arena, const fl_source *, uint16_t language);

// "postgresql://user:secret@db/orders" without what stands before the host, made in `out`; any other text as it is.
fl_str fl_without_credentials(fl_buf *out, fl_str val);

#endif
