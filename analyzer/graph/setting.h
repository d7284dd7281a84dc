// What the repository's settings files say under a key, as seen from one of its source files.
#ifndef FL_GRAPH_SETTING_H
#define FL_GRAPH_SETTING_H

#include "base/strbuf.h"
#include "graph/graph.h"

FL_REF(fl_conf_ref); // id: confs[] of the file

// Makes the table of all conf rows; once, before the first question.
void fl_index_settings(fl_graph *);

// The row that counts for code in `file`: of a settings file that belongs to the same part of the repository, the nearest one,
// rows without a profile before others. Keys are compared without case, dashes and underscores. id 0: nobody sets it.
// References of a compose file are set by the .env beside it alone, those of a chart's template by the chart's values.
fl_conf_ref fl_find_setting(const fl_graph *, uint32_t file, fl_str key);
// The values.yaml of the chart whose template the file is; 0: it is none, or there are no values here.
uint32_t fl_values_of_chart(const fl_graph *, uint32_t file);
// The folder that a settings or build file speaks for: without `resources`, `config`, `deploy` and the like at its end.
fl_str fl_configured_folder(fl_str path);
bool fl_holds_settings(fl_str folder); // is the name one of those? It says nothing of what stands in it

// The spelling in which keys are compared. Borrowed from `buf`.
fl_str fl_setting_spelled(fl_str key, char *buf, uint32_t size);
// Are both keys one, without case, dashes and underscores?
bool fl_same_setting(fl_str a, fl_str b);

// Marks in texts that are not wholly known.
enum {
  FL_TEXT_ANY = 1, // a piece that is not known; may be empty
  FL_TEXT_KEY = 2, // begins the name of a setting that is not set in the repository, FL_TEXT_KEY_END ends it
  FL_TEXT_KEY_END = 3,
};
// Appends the text with its references put in, as they are to be read in `file`: `${key}`, `${key:default}`. False when one of them is
// not known.
bool fl_setting_expand(const fl_graph *, uint32_t file, fl_str text, fl_buf *out);
// The same with marks in place of what is not known. False when it is too long.
bool fl_setting_expand_marked(const fl_graph *, uint32_t file, fl_str text, fl_buf *out);

#endif
