// Which version of a library a file is built with, as far as manifests and locks of the repository say.
#ifndef FL_GRAPH_DEPENDENCY_H
#define FL_GRAPH_DEPENDENCY_H

#include "graph/graph.h"
#include "graph/version.h"

// Makes the table of all dep rows; once, before the first question.
void fl_index_deps(fl_graph *);

// Rows in the folders above `file` count, nearest first; locked rows before declared ones as long as both agree; where there
// are none above, all rows of the repository together. False when no row says anything.
uint32_t fl_deps_named(const fl_graph *, fl_str package); // the chain of all rows of a package, in deps; 0 = none
uint32_t fl_first_dep(const fl_graph *, const fl_library *); // the chain of all rows of its package, in deps; 0 = none
// The folder of the nearest manifest above the file that names the library's package. False when none does.
bool fl_package_with(const fl_graph *, uint32_t file, fl_mid library, fl_str *dir);
// ... of another package of the library's ecosystem; 0: of the library's own.
bool fl_package_versions(const fl_graph *, uint32_t file, fl_mid library, fl_text package, fl_versions *out);
bool fl_service_has_package(const fl_graph *, uint32_t service, fl_str package); // a manifest of its own names it
bool fl_library_versions(const fl_graph *, uint32_t file, fl_mid library, fl_versions *out);

#endif
