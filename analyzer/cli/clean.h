// Text of the checked repository on its way to a terminal.
#ifndef FL_CLI_CLEAN_H
#define FL_CLI_CLEAN_H

#include "base/str.h"
#include "base/strbuf.h"

// Appends the text; what could steer a terminal or turn what is read around becomes U+FFFD. Tabs and ends of lines stay.
void fl_add_clean(fl_buf *out, fl_str text);
void fl_out_clean(fl_str text); // to stdout

#endif
