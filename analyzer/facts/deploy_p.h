// Documents that deploy something -> deploy rows.
#ifndef FL_FACTS_DEPLOY_P_H
#define FL_FACTS_DEPLOY_P_H

#include "facts/doc_p.h"
#include "facts/settings_p.h"

// One row; the value goes through the sieve for secrets.
void fl_rows_deploy(fl_rows *, uint8_t kind, fl_str unit, fl_str key, fl_str val, fl_str at);
// The key is `head` and `tail` together: "env." and a name.
void fl_rows_deploy_under(fl_rows *, uint8_t kind, fl_str unit, const char *head, fl_str tail, fl_str val, fl_str at);
// A path as written in the file, relative to its folder -> relative to the root, "." for the root itself; "" when it leads out of it
// or is no path. Borrowed until the next call.
fl_str fl_rows_path(fl_rows *, fl_str written);

// What every reader is asked in turn. False when the document is of no kind that it knows; nothing is added then.
bool fl_read_deployment(fl_rows *, fl_doc *);
bool fl_read_kubernetes(fl_rows *, fl_doc *);
bool fl_read_compose(fl_rows *, fl_doc *);
// deploy_files.c: a file that a config map holds under its name: rows `file.KEY` of the unit, or limits.
void fl_read_held_file(fl_rows *, fl_str unit, fl_str name, fl_str text);
void fl_read_functions(fl_rows *, fl_doc *); // among other settings
void fl_read_terraform(fl_rows *);            // after its settings
uint32_t fl_conf_below(fl_rows *, fl_str head, const char *key); // the setting `head` + `key`; 0: there is none
fl_str fl_conf_place(fl_rows *, uint32_t conf);
bool fl_read_change_log(fl_rows *, fl_doc *); // settings_schema.c: table rows

#endif
