// Facts and graph as one JSON object a line, for joins that faultline does not make itself (a database, jq, a notebook).
//
// Every object has "record" (its kind) and "path"; what refers to functions and calls uses "id"s of the form PATH#NUMBER, which are
// the same for the same input. The records: file, import, type, func, var, call, edge, region, annot, conf, dep, table, entry, site,
// role, hole. docs/facts.md lists their keys.
#ifndef FL_ENGINE_NDJSON_H
#define FL_ENGINE_NDJSON_H

#include "base/json.h"
#include "engine/engine.h"

void fl_analysis_ndjson(const fl_analysis *, fl_json_write_fn write, void *payload);

#endif
