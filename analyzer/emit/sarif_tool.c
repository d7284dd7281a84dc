// The driver of a SARIF run: rules as GitHub shows them, from the same texts as `explain`.
#include "emit/rule_page.h"
#include "emit/sarif_p.h"

enum { MAX_DESCRIPTION = 1024 }; // GitHub's limit for descriptions

const char *fl_sarif_level(fl_severity severity) { return severity == FL_SEVERITY_NONE ? "note" : fl_severity_word(severity); }

fl_str fl_sarif_name(fl_arena *arena, fl_str id) {
  fl_buf name = {0};
  bool upper = true;
  for (uint32_t i = 0; i < id.n; i++) {
    char c = id.at[i];
    if (c != '-') fl_buf_add_char(&name, upper && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
    upper = c == '-';
  }
  fl_str result = fl_arena_str(arena, fl_buf_str(&name));
  fl_buf_release(&name);
  return result;
}

static void message(fl_json *w, const char *key, fl_str text) {
  fl_json_key(w, key);
  fl_json_object_begin(w);
  fl_json_key(w, "text");
  fl_json_str(w, text);
  fl_json_object_end(w);
}

// One sentence or several, ending in a full stop, no longer than GitHub reads.
static fl_str sentence(fl_arena *arena, fl_str text) {
  text = fl_str_trim(text);
  if (text.n >= MAX_DESCRIPTION) {
    uint32_t n = MAX_DESCRIPTION - 3;
    while (n > 0 && (text.at[n] & 0xC0) == 0x80) n--;
    return fl_str_from(fl_arena_printf(arena, "%.*s...", (int)n, text.at));
  }
  bool stops = fl_str_ends_c(text, ".") || fl_str_ends_c(text, "!") || fl_str_ends_c(text, "?");
  return stops ? text : fl_str_from(fl_arena_printf(arena, "%.*s.", FL_STR_ARG(text)));
}

static void add_line(fl_buf *text, const char *heading, fl_str said) {
  said = fl_str_trim(said);
  if (said.n) fl_buf_printf(text, "%s: %.*s\n", heading, FL_STR_ARG(said));
}

static void help(fl_json *w, const fl_rule *rule) {
  fl_buf text = {0}, page = {0};
  fl_json_key(w, "help");
  fl_json_object_begin(w);
  add_line(&text, "Why", rule->why);
  add_line(&text, "Fix", rule->fix);
  add_line(&text, "Trade-off", rule->trade_off);
  fl_json_key(w, "text");
  fl_json_str(w, text.n ? fl_buf_str(&text) : rule->title);
  fl_rule_page_help(&page, rule);
  fl_json_key(w, "markdown");
  fl_json_str(w, page.n ? fl_buf_str(&page) : rule->title);
  fl_json_object_end(w);
  fl_buf_release(&text);
  fl_buf_release(&page);
}

// No security-severity: it would turn reliability findings into security alerts.
static void properties(fl_json *w, const fl_rule *rule) {
  static const char *const levels[] = {"recommendation", "recommendation", "warning", "error"};
  fl_json_key(w, "properties");
  fl_json_object_begin(w);
  fl_json_key(w, "tags");
  fl_json_array_begin(w);
  fl_json_str(w, rule->family);
  fl_json_cstr(w, "reliability");
  fl_json_cstr(w, "distributed-systems");
  fl_json_array_end(w);
  fl_json_key(w, "precision");
  fl_json_cstr(w, rule->confidence_cap ? fl_confidence_word(rule->confidence_cap) : "high");
  fl_json_key(w, "problem.severity");
  fl_json_cstr(w, levels[rule->severity]);
  fl_json_object_end(w);
}

static void rule_descriptor(fl_json *w, const fl_rule *rule, fl_arena *arena) {
  fl_json_object_begin(w);
  fl_json_key(w, "id");
  fl_json_str(w, rule->id);
  fl_json_key(w, "name");
  fl_json_str(w, fl_sarif_name(arena, rule->id));
  message(w, "shortDescription", sentence(arena, rule->title));
  message(w, "fullDescription", sentence(arena, rule->why.n ? rule->why : rule->title));
  help(w, rule);
  fl_json_key(w, "defaultConfiguration");
  fl_json_object_begin(w);
  fl_json_key(w, "level");
  fl_json_cstr(w, fl_sarif_level(rule->severity));
  fl_json_object_end(w);
  properties(w, rule);
  fl_json_object_end(w);
}

void fl_sarif_tool(fl_json *w, const fl_report *report, fl_arena *arena) {
  fl_json_key(w, "tool");
  fl_json_object_begin(w);
  fl_json_key(w, "driver");
  fl_json_object_begin(w);
  fl_json_key(w, "name");
  fl_json_cstr(w, "faultline");
  fl_json_key(w, "fullName");
  fl_json_str(w, fl_str_from(fl_arena_printf(arena, "faultline %.*s", FL_STR_ARG(report->tool_version))));
  fl_json_key(w, "semanticVersion");
  fl_json_str(w, report->tool_version);
  fl_json_key(w, "rules");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < report->rules.n; i++) rule_descriptor(w, report->rules.at[i], arena);
  fl_json_array_end(w);
  fl_json_object_end(w);
  fl_json_object_end(w);
}
