// What one repository shows to others: its services, what each offers and asks for, with the numbers that matter across repositories, and the
// tables that its code reads and writes. docs/schema/card.schema.json says what is in it.
#ifndef FL_AUDIT_CARD_H
#define FL_AUDIT_CARD_H

#include "base/json.h"
#include "engine/engine.h"

// In: an analysis with a graph. The same analysis gives the same bytes. Code of tests and generated code are left out unless all was asked for.
void fl_card_write(const fl_analysis *, fl_json_write_fn write, void *to);

#endif
