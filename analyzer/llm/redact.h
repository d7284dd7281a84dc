// Secrets within text that leaves this machine: none does.
#ifndef FL_LLM_REDACT_H
#define FL_LLM_REDACT_H

#include "base/strbuf.h"

#include <stdbool.h>

// Adds `text` with [redacted] where a secret seems to stand: forms of known tokens and keys, passwords in addresses; in code also values behind
// names such as password, and long texts of letters and digits without order. Returns how many. Too much is better than too little.
uint32_t fl_redact(fl_buf *out, fl_str text, bool is_code);

// Adds lines of code without what comments and texts in quotes say: a reader of the program needs neither, and both are written by anybody.
void fl_add_bare_code(fl_buf *out, fl_str code);

#endif
