// SARIF 2.1.0: one location with four numbers, links from the message to the related places, the path from the entry point as a code
// flow, gaps as notifications. Suppressed findings are left out unless somebody asks, since GitHub would show them as open. What depends on
// the reader is in sarif_profile.c. Columns count UTF-16 code units here.
#include "emit/sarif_p.h"

#include "base/io.h"
#include "base/utf8.h"

enum { MAX_LOCATIONS = 1000, MAX_LINKS = 3 }; // GitHub refuses results with more locations

typedef struct hashed_file { const fl_line_hash *lines; uint32_t n; } hashed_file;
typedef struct sarif_state {
  fl_json w;
  fl_sarif_room room;
  fl_texts texts;
  fl_str hashed_path; // findings come by path: the hashes of one file at a time are enough
  hashed_file hashed;
} sarif_state;

void fl_sarif_text(fl_json *w, const char *key, fl_str text) {
  fl_json_key(w, key);
  fl_json_object_begin(w);
  fl_json_field_str(w, "text", text);
  fl_json_object_end(w);
}

// A relative URI: bytes other than unreserved ones and '/' are percent-encoded.
static fl_str encode_path(fl_arena *arena, fl_str prefix, fl_str path) {
  static const char kept[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/@+$&,=";
  fl_buf uri = {0};
  for (int part = 0; part < 2; part++) {
    fl_str from = part ? path : prefix;
    for (uint32_t i = 0; i < from.n; i++) {
      char c = from.at[i];
      if (c && strchr(kept, c)) fl_buf_add_char(&uri, c);
      else fl_buf_printf(&uri, "%%%02X", (unsigned)(unsigned char)c);
    }
  }
  fl_str result = fl_arena_str(arena, fl_buf_str(&uri));
  fl_buf_release(&uri);
  return result;
}

// Where a place ends: as said, by its bytes, or with its line. Bytes that end before it begins belong to another reading of the file.
static fl_position end_of(fl_texts *texts, const fl_place *place) {
  const fl_source *source = fl_texts_source(texts, place->path);
  fl_position end = {place->end_line, place->end_col};
  if (!end.line && source->n_lines && place->byte_end > place->byte_begin && place->byte_end <= source->text.n)
    end = fl_source_place(source, place->byte_end);
  if (end.line > place->line || (end.line == place->line && end.col > place->col)) return end;
  return (fl_position){place->line, fl_source_line(source, place->line).n + 1};
}

// The four numbers that GitHub wants.
static void region(fl_emit *e, fl_json *w, const fl_place *place) {
  fl_texts *texts = &((sarif_state *)e->state)->texts;
  fl_position last = end_of(texts, place);
  uint32_t begin = fl_texts_column16(texts, place->path, place->line, place->col);
  uint32_t end = fl_texts_column16(texts, place->path, last.line, last.col);
  if (last.line == place->line && end <= begin) end = begin + 1;
  fl_json_key(w, "region");
  fl_json_object_begin(w);
  fl_json_field_uint(w, "startLine", place->line ? place->line : 1);
  fl_json_field_uint(w, "startColumn", begin);
  fl_json_field_uint(w, "endLine", last.line ? last.line : 1);
  fl_json_field_uint(w, "endColumn", end);
  fl_json_object_end(w);
}

static void artifact(fl_emit *e, fl_json *w, fl_str path) {
  fl_json_key(w, "artifactLocation");
  fl_json_object_begin(w);
  fl_json_key(w, "uri");
  fl_json_str(w, encode_path(&e->arena, e->options->path_prefix, path));
  fl_json_object_end(w);
}

static void physical(fl_emit *e, fl_json *w, const fl_place *place) {
  fl_json_key(w, "physicalLocation");
  fl_json_object_begin(w);
  artifact(e, w, place->path);
  region(e, w, place);
  fl_json_object_end(w);
}

// `id` 0: none.
static void location(fl_emit *e, fl_json *w, const fl_place *place, uint32_t id) {
  fl_json_object_begin(w);
  if (id) fl_json_field_uint(w, "id", id);
  physical(e, w, place);
  if (place->message.n) fl_sarif_text(w, "message", place->message);
  fl_json_object_end(w);
}

static void primary_location(fl_emit *e, fl_json *w, const fl_finding *f) {
  fl_json_key(w, "locations");
  fl_json_array_begin(w);
  fl_json_object_begin(w);
  physical(e, w, &f->at);
  if (e->options->sarif == FL_SARIF_FULL) fl_sarif_logical(w, f);
  fl_json_object_end(w);
  fl_json_array_end(w);
}

static uint32_t count_related(const fl_finding *f) {
  uint32_t n = f->n_related;
  for (uint32_t i = 0; i < f->n_evidence; i++) n += f->evidence[i].n_chain;
  return n < MAX_LOCATIONS ? n : MAX_LOCATIONS;
}

static void related_locations(fl_emit *e, fl_json *w, const fl_finding *f) {
  uint32_t id = 0, most = count_related(f);
  if (most == 0) return;
  fl_json_key(w, "relatedLocations");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < f->n_related && id < most; i++) location(e, w, &f->related[i], ++id);
  for (uint32_t i = 0; i < f->n_evidence; i++)
    for (uint32_t k = 0; k < f->evidence[i].n_chain && id < most; k++) location(e, w, &f->evidence[i].chain[k], ++id);
  fl_json_array_end(w);
}

static void flow_step(fl_emit *e, fl_json *w, const fl_place *place) {
  fl_json_object_begin(w);
  fl_json_key(w, "location");
  location(e, w, place, 0);
  fl_json_object_end(w);
}

static void code_flow(fl_emit *e, fl_json *w, const fl_finding *f) {
  uint32_t n = f->n_path_from_entry;
  if (n == 0) return;
  const fl_place *last = &f->path_from_entry[n - 1];
  fl_json_key(w, "codeFlows");
  fl_json_array_begin(w);
  fl_json_object_begin(w);
  fl_json_key(w, "threadFlows");
  fl_json_array_begin(w);
  fl_json_object_begin(w);
  fl_json_key(w, "locations");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < n; i++) flow_step(e, w, &f->path_from_entry[i]);
  if (!fl_str_eq(last->path, f->at.path) || last->line != f->at.line) flow_step(e, w, &f->at);
  fl_json_array_end(w);
  fl_json_object_end(w);
  fl_json_array_end(w);
  fl_json_object_end(w);
  fl_json_array_end(w);
}

// In a SARIF message [text](id) is a link, so brackets that look like one are escaped.
static void add_plain(fl_buf *out, fl_str text) {
  bool looks_like_link = fl_str_contains(text, FL_STR("]("));
  for (uint32_t i = 0; i < text.n; i++) {
    if (looks_like_link && (text.at[i] == '[' || text.at[i] == ']')) fl_buf_add_char(out, '\\');
    fl_buf_add_char(out, text.at[i]);
  }
}

// Only GitHub is known to make links of [text](id).
static void add_links(fl_buf *out, const fl_finding *f, bool linked) {
  uint32_t shown = f->n_related < MAX_LINKS ? f->n_related : MAX_LINKS;
  if (shown == 0) return;
  fl_buf_printf(out, " It affects %u place%s: ", f->n_related, f->n_related == 1 ? "" : "s");
  for (uint32_t i = 0; i < shown; i++) {
    fl_str name = fl_path_base(f->related[i].path);
    fl_buf_printf(out, linked ? "%s[%.*s:%u](%u)" : "%s%.*s:%u", i ? ", " : "", FL_STR_ARG(name), f->related[i].line, i + 1);
  }
  if (f->n_related > shown) fl_buf_printf(out, " and %u more", f->n_related - shown);
  fl_buf_add_char(out, '.');
}

// The first sentence says it all: that is what is shown where space is short.
static void message(fl_emit *e, fl_json *w, const fl_finding *f) {
  fl_buf out = {0};
  fl_str text = fl_str_trim(f->message);
  add_plain(&out, text);
  if (!fl_str_ends_c(text, ".")) fl_buf_add_char(&out, '.');
  add_links(&out, f, e->options->sarif != FL_SARIF_GITLAB);
  fl_sarif_text(w, "message", fl_buf_str(&out));
  fl_buf_release(&out);
}

static const fl_line_hash *hash_of(sarif_state *state, fl_arena *arena, const fl_place *at) {
  if (!state->hashed_path.at || !fl_str_eq(state->hashed_path, at->path)) {
    const fl_source *source = fl_texts_source(&state->texts, at->path);
    state->hashed_path = at->path;
    state->hashed = (hashed_file){0};
    if (source->n_lines) state->hashed.lines = fl_sarif_line_hashes(source->text, arena, &state->hashed.n);
  }
  return at->line <= state->hashed.n ? &state->hashed.lines[at->line] : NULL;
}

static void fingerprints(fl_emit *e, fl_json *w, const fl_finding *f) {
  const fl_line_hash *hash = hash_of(e->state, &e->arena, &f->at);
  fl_json_key(w, "partialFingerprints");
  fl_json_object_begin(w);
  if (hash) {
    fl_json_key(w, "primaryLocationLineHash");
    fl_json_cstr(w, fl_arena_printf(&e->arena, "%llx:%u", (unsigned long long)hash->hash, hash->occurrence));
  }
  fl_json_key(w, "faultline/v1");
  fl_json_str(w, f->fingerprint);
  fl_json_object_end(w);
}

static void rule_index(fl_json *w, const fl_report *report, const fl_rule *rule) {
  for (uint32_t i = 0; i < report->rules.n; i++)
    if (report->rules.at[i] == rule) {
      fl_json_field_uint(w, "ruleIndex", i);
      return;
    }
}

static void notification(fl_emit *e, fl_json *w, fl_str kind, const char *text, const fl_place *at) {
  fl_json_object_begin(w);
  fl_json_key(w, "descriptor");
  fl_json_object_begin(w);
  fl_json_field_str(w, "id", kind);
  fl_json_object_end(w);
  fl_json_field_str(w, "level", FL_STR("warning"));
  fl_sarif_text(w, "message", fl_str_from(text));
  if (at) {
    fl_json_key(w, "locations");
    fl_json_array_begin(w);
    location(e, w, at, 0);
    fl_json_array_end(w);
  }
  fl_json_object_end(w);
}

static void notify_gap(fl_emit *e, fl_json *w, const fl_gap *gap) {
  fl_place place = {.path = gap->path, .line = gap->line ? gap->line : 1, .col = 1};
  const char *text = fl_arena_printf(&e->arena, "Not seen (%.*s): %.*s, %u time%s.", FL_STR_ARG(gap->kind), FL_STR_ARG(gap->detail), gap->count,
                                     gap->count == 1 ? "" : "s");
  notification(e, w, gap->kind, text, gap->path.n ? &place : NULL);
}

static void notifications(fl_emit *e, fl_json *w) {
  uint32_t left_out = fl_sarif_left_out(e->report, e->options);
  fl_json_key(w, "toolExecutionNotifications");
  fl_json_array_begin(w);
  if (left_out) notification(e, w, FL_STR("left-out"), fl_arena_printf(&e->arena, "%u findings are left out: no more than %u are taken.", left_out, FL_SARIF_MOST_RESULTS), NULL);
  for (uint32_t i = 0; i < e->report->gaps.n; i++) notify_gap(e, w, &e->report->gaps.at[i]);
  fl_json_array_end(w);
}

static void invocation(fl_emit *e, fl_json *w) {
  fl_json_key(w, "invocations");
  fl_json_array_begin(w);
  fl_json_object_begin(w);
  fl_json_key(w, "executionSuccessful");
  fl_json_bool(w, true);
  notifications(e, w);
  fl_json_object_end(w);
  fl_json_array_end(w);
}

static void sarif_begin(fl_emit *e) {
  sarif_state *state = fl_arena_zero(&e->arena, sizeof *state);
  fl_json *w = &state->w;
  e->state = state;
  state->texts.tree = e->report->tree;
  state->room = fl_sarif_room_of(e->report, e->options);
  fl_json_init(w, e->write, e->payload, 2);
  fl_json_object_begin(w);
  fl_json_field_str(w, "$schema", FL_STR("https://json.schemastore.org/sarif-2.1.0.json"));
  fl_json_field_str(w, "version", FL_STR("2.1.0"));
  fl_json_key(w, "runs");
  fl_json_array_begin(w);
  fl_json_object_begin(w);
  fl_sarif_tool(w, e->report, &e->arena);
  invocation(e, w);
  fl_sarif_automation(w, e->options, &e->arena);
  fl_json_field_str(w, "columnKind", FL_STR("utf16CodeUnits"));
  fl_json_key(w, "results");
  fl_json_array_begin(w);
}

static void sarif_finding(fl_emit *e, const fl_finding *f) {
  sarif_state *state = e->state;
  fl_json *w = &state->w;
  if (!fl_sarif_has(e->options, f) || !fl_sarif_takes(&state->room, f)) return;
  fl_json_object_begin(w);
  fl_json_field_str(w, "ruleId", f->rule->id);
  rule_index(w, e->report, f->rule);
  fl_json_field_str(w, "level", fl_str_from(fl_sarif_level(f->severity)));
  message(e, w, f);
  primary_location(e, w, f);
  related_locations(e, w, f);
  code_flow(e, w, f);
  fingerprints(e, w, f);
  if (f->state == FL_STATE_SUPPRESSED) fl_sarif_suppression(w, f);
  if (e->options->sarif == FL_SARIF_FULL) fl_sarif_state(w, e->report, f);
  fl_sarif_properties(w, e->options, f);
  fl_json_object_end(w);
}

static void sarif_end(fl_emit *e) {
  sarif_state *state = e->state;
  fl_json_array_end(&state->w); // results
  fl_json_object_end(&state->w);
  fl_json_array_end(&state->w); // runs
  fl_json_object_end(&state->w);
  fl_json_finish(&state->w);
  fl_texts_release(&state->texts);
}

const fl_emitter fl_emit_sarif = {
    .name = "sarif",
    .about = "SARIF 2.1.0, for whom --sarif-profile says",
    .begin = sarif_begin,
    .finding = sarif_finding,
    .end = sarif_end,
};
