// A brief with every kind of block, statement and citation, whose every text is hostile: page FORMAT. What the scanned code calls its files,
// functions and services may hold markup, scripts, addresses that run something, turned reading directions, broken UTF-8, and very long names.
#include "brief/brief.h"
#include "emit/diagram.h"

#include <stdio.h>

static const char *const hostile[] = {
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "javascript:document.title='owned'",
    ("\xE2\x80\xAE" "gnp.exe \xE2\x81\xA6 turned around"),
    "back`tick` and ``two`` and one `",
    "line\nend\ttab\r\x01\x1b[31m",
    "\xFF\xFE broken \xC3 UTF-8 \xEF\xBF\xBE",
    "' \" & &amp; &lt; ]]> --> */ #quot; ; %% { } [ ] ( ) |",
    "https://example.test/\"><b>",
    "data:text/html,<script>document.title='owned'</script>",
    "<!--<style>*{display:none}</style>",
    "end",
};
enum { N = sizeof hostile / sizeof *hostile };

static char long_name[10001];

static fl_str text(uint32_t i) { return i % (N + 1) == N ? fl_str_from(long_name) : fl_str_from(hostile[i % (N + 1)]); }

static fl_cites cite_all(fl_document *doc) {
  static const char *const severities[] = {"error", "warning", "note"}, *const confidences[] = {"high", "medium"};
  fl_cites cites = {0};
  for (uint32_t i = 0; i < 3 * (N + 1); i++) {
    fl_waypoint steps[] = {{text(i), text(i + 1), i + 1}, {text(i + 1), text(i), i + 2}};
    fl_trail trails[] = {{FL_TRAIL_entry, text(i), steps, 2, 0}, {FL_TRAIL_chain, text(i + 2), steps, 1, 7}, {FL_TRAIL_related, {0}, steps, 2, 0}};
    fl_citation c = {.kind = (uint8_t)(1 + i % (FL_N_CITES - 1)), .text = text(i), .path = text(i), .line = i + 1, .rule = text(i + 3), .family = text(i + 4), .service = text(i)};
    c.id = c.kind == FL_CITES_rule ? text(i) : (fl_str){0};
    c.severity = fl_str_from(severities[i % 3]), c.confidence = fl_str_from(confidences[i % 2]);
    c.owner = text(i + 1), c.function = text(i + 2), c.entry = text(i + 5), c.fix = text(i + 6);
    if (c.kind == FL_CITES_finding) c.trails = trails, c.n_trails = 3;
    fl_cite(&cites, fl_doc_cite(doc, &c));
  }
  return cites;
}

static void add_diagram(fl_diagram *d, uint8_t first, uint8_t second) {
  for (uint32_t i = 0; i <= N; i++) {
    fl_node node = {.kind = i % 2 ? second : first, .name = text(i), .detail = text(i + 1), .service = text(i), .path = text(i), .line = 1, .end_line = 50};
    fl_array_push(&d->nodes, node);
    fl_array_push(&d->arrows, ((fl_arrow){.kind = FL_ARROW_asks, .certainty = 3, .from = i, .to = (i + 1) % (N + 1), .n = i, .protocol = text(i + 2)}));
  }
}

static void keep(void *payload, const char *bytes, size_t n) { fl_buf_add_bytes(payload, bytes, n); }

static void add_pictures(fl_document *doc, const fl_cites *cites) {
  fl_buf flow = {0};
  for (uint32_t i = 0; i < fl_diagram_format_count(); i++)
    if (fl_str_eq_c(fl_str_from(fl_diagram_format_at(i)->name), "mermaid")) fl_emit_diagram(&doc->services, fl_diagram_format_at(i), keep, &flow);
  fl_doc_picture(doc, FL_BLOCK_flowchart, cites, hostile[0], fl_buf_str(&flow));
  for (uint32_t i = 0; i <= N; i++) fl_doc_say(doc, FL_SAID_found, cites, "%.*s", FL_STR_ARG(text(i)));
  fl_doc_picture(doc, FL_BLOCK_sequence, cites, hostile[1], FL_STR("sequenceDiagram\n  participant a as one\n  participant b as two<br/>and its store\n  autonumber\n  a->>+b: asks\n  Note over a,b: nobody knows #quot;how long#quot;\n"
                                                               "  loop three times\n    a->>a: waits\n    a-xb: asks again\n  end\n  alt it is well\n    b-->>-a: answers\n  else it is not\n    b--xa: nothing\n  end\n"));
  for (uint32_t i = 0; i <= N; i++) fl_doc_say(doc, FL_SAID_found, cites, "%.*s", FL_STR_ARG(text(i)));
  fl_buf_release(&flow);
}

static void add_words(fl_document *doc, const fl_cites *cites) {
  fl_cites few = {.at = {cites->at[0], cites->at[1]}, .n = 2};
  void (*const lists[])(fl_document *) = {fl_doc_paragraph, fl_doc_list};
  for (size_t k = 0; k < 2; k++) {
    fl_doc_heading(doc, "%s", hostile[k]);
    lists[k](doc);
    for (uint32_t i = 0; i <= N; i++) fl_doc_say(doc, (uint8_t)(1 + (i + k) % (FL_N_ORIGINS - 1)), &few, "%.*s", FL_STR_ARG(text(i)));
  }
}

static void add_table(fl_document *doc, const fl_cites *cites) {
  const char *columns[] = {hostile[0], hostile[1], hostile[3], "severity", NULL};
  fl_doc_table(doc, hostile[2], columns);
  for (uint32_t i = 0; i <= N; i++) {
    fl_str cells[] = {text(i), text(i + 1), text(i + 2), FL_STR("error")};
    fl_doc_row(doc, i % 2 ? cites : NULL, cells);
  }
  fl_doc_left_out(doc, 3);
  fl_doc_table(doc, "", columns);
}

int main(int argc, char **argv) {
  fl_document doc = {.title = fl_str_from(hostile[0]), .root = fl_str_from(hostile[1]), .tool_version = fl_str_from(hostile[2]), .rules_digest = fl_str_from(hostile[3])};
  fl_buf out = {0};
  memset(long_name, 'x', sizeof long_name - 1);
  fl_doc_section(&doc, "summary", "Summary");
  fl_cites cites = cite_all(&doc);
  add_diagram(&doc.services, FL_NODE_service, FL_NODE_store);
  add_diagram(&doc.calls, FL_NODE_function, FL_NODE_entry);
  add_words(&doc, &cites);
  fl_doc_section(&doc, "\"><b>", hostile[0]);
  add_table(&doc, &cites);
  add_pictures(&doc, &cites);
  for (uint32_t i = 0; i < fl_brief_format_count(); i++)
    if (argc == 2 && fl_str_eq_c(fl_str_from(argv[1]), fl_brief_format_at(i)->name)) fl_brief_format_at(i)->write(&out, &doc);
  bool is_known = out.n > 0;
  fwrite(fl_buf_text(&out), 1, out.n, stdout);
  fl_buf_release(&out);
  fl_document_release(&doc);
  return is_known ? 0 : 2;
}
