// The inventory as a table for people and as JSON for programs (docs/schema/inventory.schema.json).
#ifndef FL_EMIT_INVENTORY_H
#define FL_EMIT_INVENTORY_H

#include "base/strbuf.h"
#include "engine/inventory.h"

// Of each item what is said of it, one row a setting; what is not set and has no known default only with `all`.
void fl_inventory_table(fl_buf *out, const fl_inventory *, bool all);
void fl_inventory_json(fl_buf *out, const fl_inventory *);

#endif
