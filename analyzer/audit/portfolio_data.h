// All findings as the portfolio's script reads them: each text once, a column of numbers for each field, and what stands behind the gravest.
#ifndef FL_AUDIT_PORTFOLIO_DATA_H
#define FL_AUDIT_PORTFOLIO_DATA_H

#include "audit/db.h"
#include "base/json.h"

// JSON without a '<', so that it cannot end the element that it stands in.
void fl_portfolio_data(fl_db *, fl_json_write_fn write, void *to);

#endif
