// Scenes as Mermaid. All text of the repository is escaped; what stands in the tables is our own.
#include "brief/scene.h"
#include "emit/markup.h"

enum { MAX_LABEL = 70, WRAP = 46 };

static void add(fl_buf *out, fl_str text) {
  fl_emit_add_mermaid(out, text.n > MAX_LABEL ? fl_str_slice(text, 0, MAX_LABEL) : text);
  if (text.n > MAX_LABEL) fl_buf_add_c(out, "...");
}

// Longer texts in lines of words.
static void add_wrapped(fl_buf *out, fl_str text) {
  uint32_t column = 0;
  for (fl_str word, rest = fl_str_trim(text); rest.n;) {
    fl_str_cut(rest, ' ', &word, &rest);
    if (rest.at == word.at) rest = (fl_str){0};
    if (column) fl_buf_add_c(out, column + word.n > WRAP ? "<br/>" : " ");
    column = column + word.n > WRAP ? word.n : column + word.n + 1;
    fl_emit_add_mermaid(out, word);
  }
}

// ---- sequences -----------------------------------------------------------------------------------------------------------------------

// $e entry, $s service, $c who answers, $p the call, $o the other one, $q the call of that, $f what it comes to.
typedef struct script {
  const char *lines[12];
} script;

static const char gives_up[] = "u--xs: gives up";

static const script scripts[FL_N_SCENARIOS] = {
    [FL_SCENARIO_hangs] = {{"u->>s: $e", "s->>a: $p", "Note over a: does not answer", "Note over s: waits, and holds what it has", gives_up, "Note over u,a: $f"}},
    [FL_SCENARIO_storm] = {{"u->>s: $e", "s->>a: $p", "a--xs: fails, or is slow", "loop each caller, again and again", "s->>a: $p", "end", "Note over u,a: $f"}},
    [FL_SCENARIO_doubled] = {{"u->>s: $e", "s->>a: $p", "Note over u,a: it is done, and an answer or confirmation is lost on the way", "s->>a: once more: $p", "Note over u,a: $f"}},
    [FL_SCENARIO_lost] = {{"u->>s: $e", "s->>a: $p", "s-->>u: success", "Note over s,a: stops, or a copy is lost, before it is safe", "Note over u,a: $f"}},
    [FL_SCENARIO_half] = {{"u->>s: $e", "s->>o: $q", "o-->>s: done", "s-xa: $p", "a--xs: fails, or the process ends", "Note over u,a: $f"}},
    [FL_SCENARIO_two_writers] = {{"u->>s: $e", "v->>t: $e", "s->>a: $p", "t->>a: $p", "Note over s,t: each believes to be the only one", "Note over u,a: $f"}},
    [FL_SCENARIO_piles_up] = {{"u->>s: $e", "loop for each element, or each request", "s->>a: $p", "end", "Note over u,a: $f"}},
    [FL_SCENARIO_stale] = {{"u->>s: $e", "s->>a: $p", "a-->>s: a state from before", "Note over u,a: $f"}},
};

// Whoever asked asks again, or the broker hands the message out again: a rule about an entry point says what comes in twice.
static const script asked_twice = {
    {"u->>s: $e", "s->>a: $p", "Note over u,a: it is done, and an answer or confirmation is lost on the way", "u->>s: once more: $e", "s->>a: once more: $p", "Note over u,a: $f"}};

// Both read before one of them writes: what the other wrote is not in what it read.
static const script read_before = {{"u->>s: $e", "v->>t: $e", "s->>a: $q", "t->>a: $q", "s->>a: $p", "t->>a: $p", "Note over s,t: each knows only what it read before", "Note over u,a: $f"}};
static const script write_at_once = {{"u->>s: $e", "v->>t: $e", "s->>a: $p", "t->>a: $p", "Note over s,t: neither knows of the other", "Note over u,a: $f"}};

static bool same_party(const fl_party *a, const fl_party *b) { return a->kind == b->kind && fl_str_eq(a->name, b->name); }

static const script *script_of(const fl_scene *scene) {
  const fl_rule *rule = scene->known->f->rule;
  bool from_outside = rule->on_site & (1u << FL_SITE_entry | 1u << FL_SITE_consume);
  if (rule->scenario == FL_SCENARIO_two_writers && fl_rule_needs_no_cut(rule)) return scene->before.n && same_party(&scene->callee, &scene->other) ? &read_before : &write_at_once;
  return rule->scenario == FL_SCENARIO_doubled && from_outside ? &asked_twice : &scripts[rule->scenario];
}

// Who sets it off, and who does so elsewhere, unless that is the same one; only those who ask for an answer give up waiting for it.
static const struct { const char *who, *another; bool waits; } callers[FL_N_ENTRY_KINDS] = {
    [FL_ENTRY_none] = {"Caller", "Another caller", true},        [FL_ENTRY_http] = {"Caller", "Another caller", true},
    [FL_ENTRY_rpc] = {"Caller", "Another caller", true},         [FL_ENTRY_consumer] = {"Broker", NULL, false},
    [FL_ENTRY_job] = {"What starts it", "What starts it elsewhere", false}, [FL_ENTRY_cron] = {"Schedule", "Schedule elsewhere", false},
    [FL_ENTRY_cli] = {"Operator", "Another operator", false},    [FL_ENTRY_main] = {"Start", "Another start", false},
    [FL_ENTRY_test] = {"Test", "Another test", false}};

static void add_hole(fl_buf *out, const fl_scene *scene, char hole) {
  switch (hole) {
  case 'e': add(out, scene->entry.n ? scene->entry : FL_STR("a request or message")); break;
  case 'p': add(out, scene->call); break;
  case 'q': add(out, scene->before.n ? scene->before : FL_STR("the first change")); break;
  case 'f': add_wrapped(out, fl_brief_sentence(scene->failure)); break;
  default: break;
  }
}

static void add_line(fl_buf *out, const fl_scene *scene, const char *line) {
  fl_buf_add_c(out, "  ");
  if (*line == 'v' && !callers[scene->entry_kind].another) fl_buf_add_char(out, 'u'), line++;
  for (; *line; line++) {
    if (*line == '$') add_hole(out, scene, *++line);
    else fl_buf_add_char(out, *line);
  }
  fl_buf_add_char(out, '\n');
}

static bool plays(const script *with, const char *who) {
  for (size_t i = 0; i < sizeof with->lines / sizeof *with->lines && with->lines[i]; i++)
    if (strstr(with->lines[i], who)) return true;
  return false;
}

static void add_player(fl_buf *out, const char *kind, const char *id, fl_str name, const char *suffix) {
  fl_buf_printf(out, "  %s %s as ", kind, id);
  add(out, name);
  fl_buf_printf(out, "%s\n", suffix);
}

void fl_scene_sequence(fl_buf *out, const fl_scene *scene) {
  const script *with = script_of(scene);
  bool two = plays(with, "->>t");
  fl_str service = scene->entry_service.n ? scene->entry_service : scene->service;
  fl_buf_add_c(out, "sequenceDiagram\n");
  add_player(out, "actor", "u", fl_str_from(callers[scene->entry_kind].who), "");
  const char *another = callers[scene->entry_kind].another;
  if (two && another) add_player(out, "actor", "v", fl_str_from(another), "");
  bool at_once = with == &read_before || with == &write_at_once; // it needs no second instance
  add_player(out, "participant", "s", service, !two ? "" : at_once ? ", one request" : ", one instance");
  if (two || plays(with, "t->>")) add_player(out, "participant", "t", service, at_once && two ? ", another request" : ", another");
  if (plays(with, "->>o")) add_player(out, "participant", "o", scene->other.name.n ? scene->other.name : FL_STR("what was changed first"), "");
  add_player(out, "participant", "a", scene->callee.name, plays(with, "->>o") && same_party(&scene->callee, &scene->other) ? ", later" : "");
  for (size_t i = 0; i < sizeof with->lines / sizeof *with->lines && with->lines[i]; i++)
    if (callers[scene->entry_kind].waits || strcmp(with->lines[i], gives_up) != 0) add_line(out, scene, with->lines[i]);
}

// ---- flowcharts ----------------------------------------------------------------------------------------------------------------------

static const char *const brackets[][2] = {[FL_PARTY_none] = {"[\"", "\"]"},     [FL_PARTY_service] = {"(\"", "\")"}, [FL_PARTY_store] = {"[(\"", "\")]"},
                                          [FL_PARTY_topic] = {"([\"", "\"])"}, [FL_PARTY_outside] = {"[\"", "\"]"}, [FL_PARTY_unknown] = {"[\"", "\"]"}};

static void add_box(fl_buf *out, const char *id, uint8_t kind, fl_str name) {
  fl_buf_printf(out, "  %s%s", id, brackets[kind][0]);
  add(out, name);
  fl_buf_printf(out, "%s\n", brackets[kind][1]);
}

static void add_arrow(fl_buf *out, const char *from, const char *shaft, fl_str label, const char *to) {
  fl_buf_printf(out, "  %s %s|\"", from, shaft);
  add(out, label);
  fl_buf_printf(out, "\"| %s\n", to);
}

// What a remedy draws between the service and who answers. Boxes beyond those of the scene first.
static const struct { const char *boxes, *arrows; bool keeps_call; } additions[FL_N_ADDITIONS] = {
    [FL_ADDS_limit] = {NULL, NULL, false}, // its name says it
    [FL_ADDS_key] = {"  k[(\"keys that were seen\")]:::new\n", "  s -->|\"with the key\"| a\n  s -->|\"stored with the work\"| k\n", false},
    [FL_ADDS_outbox] = {"  k[(\"outbox table\")]:::new\n  r(\"relay\"):::new\n", "  s -->|\"in the transaction of the change\"| k\n  r -->|\"reads\"| k\n  r -->|\"at least once\"| a\n", false},
    [FL_ADDS_queue] = {"  k([\"queue that outlives the process\"]):::new\n  r(\"worker\"):::new\n", "  s --> k\n  k --> r\n  r -->|\"a limited number of times\"| a\n", false},
    [FL_ADDS_worker] = {"  k[(\"what is to be done\")]:::new\n  r(\"worker\"):::new\n", "  s -->|\"writes down first\"| k\n  r -->|\"finishes, or takes back\"| k\n  r --> a\n", false},
    [FL_ADDS_proxy] = {"  k(\"proxy with a limit\"):::new\n", "  s --> k\n  k -->|\"ends after a limit\"| a\n", false},
    [FL_ADDS_token] = {"", "  s -->|\"with a number that the store compares\"| a\n", false},
    [FL_ADDS_undo] = {"", "  s -.->|\"takes back, until it works\"| o\n", true},
};

// Where two calls go to one party, it is one box.
static void add_arrows(fl_buf *out, const fl_scene *scene, const char *arrows) {
  bool one = same_party(&scene->callee, &scene->other);
  for (const char *c = arrows; *c; c++) fl_buf_add_char(out, one && *c == 'o' && c[1] == '\n' ? 'a' : *c);
}

static void add_other_call(fl_buf *out, const fl_scene *scene, const fl_remedy *remedy) {
  const char *arrows = remedy ? additions[remedy->adds].arrows : NULL;
  if (!arrows || additions[remedy->adds].keeps_call) add_arrow(out, "s", "-->", remedy && !arrows ? remedy->name : scene->call, "a");
  if (arrows) add_arrows(out, scene, arrows);
}

bool fl_scene_changes(const fl_remedy *remedy) {
  return additions[remedy->adds].arrows || remedy->adds == FL_ADDS_unique || remedy->adds == FL_ADDS_handed;
}

// The column stands where the work is stored: at who answers, if that is a store, else in the store of the service, as far as it has one.
static void add_unique(fl_buf *out, const fl_scene *scene) {
  static const char label[] = "a second one for the same wish is refused";
  if (scene->callee.kind == FL_PARTY_store) {
    add_arrow(out, "s", "-->", fl_str_from(label), "a");
    return;
  }
  add_arrow(out, "s", "-->", scene->call, "a");
  fl_buf_add_c(out, "  k[(\"");
  add(out, scene->store.n ? scene->store : scene->keeps ? FL_STR("its store") : FL_STR("a table of its own"));
  fl_buf_printf(out, "\")]%s\n", scene->keeps ? "" : ":::new");
  add_arrow(out, "s", "-->", fl_str_from(label), "k");
}

static void add_handed(fl_buf *out, const fl_scene *scene) {
  add_arrow(out, "s", "-->", FL_STR("with the key"), "a");
  if (scene->callee.kind != FL_PARTY_service) return;
  fl_buf_add_c(out, "  k[(\"keys that were seen\")]:::new\n");
  add_arrow(out, "a", "-->", FL_STR("stored with the work"), "k");
}

// What the service stores of its messages is there: only who sends them is new.
static void add_outbox(fl_buf *out, const fl_scene *scene) {
  fl_buf_add_c(out, "  k[(\"");
  add(out, scene->kept.entity);
  fl_buf_add_c(out, "\")]\n  r(\"relay\"):::new\n");
}

static void add_call(fl_buf *out, const fl_scene *scene, const fl_remedy *remedy) {
  if (remedy && remedy->adds == FL_ADDS_unique) add_unique(out, scene);
  else if (remedy && remedy->adds == FL_ADDS_handed) add_handed(out, scene);
  else add_other_call(out, scene, remedy);
}

void fl_scene_flowchart(fl_buf *out, const fl_scene *scene, const fl_remedy *remedy) {
  bool pair = scene->other.name.n > 0;
  fl_buf_add_c(out, "flowchart LR\n");
  add_box(out, "e", FL_PARTY_topic, scene->entry.n ? scene->entry : FL_STR("a request or message"));
  add_box(out, "s", FL_PARTY_service, scene->service);
  add_box(out, "a", scene->callee.kind, scene->callee.name);
  const char *other = same_party(&scene->callee, &scene->other) ? "a" : "o";
  if (pair && *other == 'o') add_box(out, "o", scene->other.kind, scene->other.name);
  bool stored = remedy && remedy->adds == FL_ADDS_outbox && scene->kept.site;
  if (stored) add_outbox(out, scene);
  else if (remedy && additions[remedy->adds].boxes) fl_buf_add_c(out, additions[remedy->adds].boxes);
  fl_buf_add_c(out, "  e --> s\n");
  bool by_worker = pair && remedy && remedy->adds == FL_ADDS_worker;
  if (by_worker && *other == 'o') fl_buf_add_c(out, "  r --> o\n");
  else if (pair && !by_worker) add_arrow(out, "s", "-->", scene->before, other);
  add_call(out, scene, remedy);
  fl_buf_add_c(out, "  classDef new fill:#e6f4ea,stroke:#4b8b5a,color:#111\n");
}
