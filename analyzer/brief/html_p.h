// What the files of the HTML format share. Every text of the document is foreign: it reaches the page through fl_html_text, fl_html_plain or
// the JSON of html_data.c, and nowhere else.
#ifndef FL_BRIEF_HTML_P_H
#define FL_BRIEF_HTML_P_H

#include "brief/formats_p.h"

// A place in the text that cites something: the first of a section, so that there is a way back.
typedef struct fl_html_use {
  uint32_t section; // its number
  uint32_t next;    // of the same citation; + 1, 0 = none
} fl_html_use;

typedef struct fl_html {
  fl_buf *out;
  const fl_document *doc;
  uint32_t section;            // that is being written
  uint32_t *first_use, *last_use; // by citation - 1; + 1, 0 = none
  FL_ARRAY(fl_html_use) uses;  // use i has the anchor "use-<i + 1>"
} fl_html;

void fl_html_init(fl_html *, fl_buf *out, const fl_document *);
void fl_html_release(fl_html *);

// ---- texts (html_text.c) ----------------------------------------------------------------------------------------------------------------
void fl_html_add(fl_html *, const char *markup); // ours
void fl_html_plain(fl_buf *, fl_str);            // fit for text and attributes in quotes; what could mislead a reader becomes U+FFFD
void fl_html_text(fl_html *, fl_str);            // the same; code between pairs of backticks
void fl_html_code(fl_html *, fl_str);
void fl_html_place(fl_html *, fl_str path, uint32_t line);
void fl_html_harmless(fl_buf *, fl_str); // without escapes, cut in the middle when it is very long
bool fl_html_is_link(fl_str);            // a plain https address

// ---- anchors and citations (html_cites.c) -----------------------------------------------------------------------------------------------
void fl_html_add_id(fl_buf *, fl_str);                         // as an anchor: letters, digits and - alone
void fl_html_anchor_of(fl_buf *, const fl_citation *);         // "f12", "rule-retry-unbounded"
void fl_html_cites(fl_html *, const fl_cites *);               // " F1 F2 and 3 more"; nothing when there are none
void fl_html_ways_back(fl_html *, uint32_t citation);          // links to where it is cited
const fl_citation *fl_html_finding(const fl_html *, uint32_t); // NULL: the citation is none

// ---- parts of the page ------------------------------------------------------------------------------------------------------------------
void fl_html_head(fl_html *);
void fl_html_contents(fl_html *);
void fl_html_block(fl_html *, const fl_block *);
void fl_html_map(fl_html *);
void fl_html_findings(fl_html *);
void fl_html_sources(fl_html *);
void fl_html_data(fl_html *);
bool fl_html_has_map(const fl_document *);
uint32_t fl_html_nodes(const fl_document *, uint8_t kind); // of the map of services
uint32_t fl_html_count(const fl_document *, const char *severity, const char *confidence); // findings; NULL = any
bool fl_html_has_script(void); // false: built without Node
#endif
