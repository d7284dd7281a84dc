// jansson reads the JSON: reports may be larger than what our YAML reader is for.
#include "findings/past.h"

#include "findings/finding.h"

#include <jansson.h>

enum { VERSION = 1 };

static fl_str text_of(fl_arena *arena, const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  if (!json_is_string(value)) return (fl_str){0};
  return fl_arena_str(arena, (fl_str){json_string_value(value), (uint32_t)json_string_length(value)});
}

static uint32_t number_of(const json_t *object, const char *key) {
  json_int_t n = json_integer_value(json_object_get(object, key));
  return n > 0 && n <= UINT32_MAX ? (uint32_t)n : 0;
}

static fl_severity severity_of(fl_str word) {
  int i = FL_SEVERITY_ERROR;
  while (i > FL_SEVERITY_NONE && !fl_str_eq_c(word, fl_severity_word((fl_severity)i))) i--;
  return (fl_severity)i;
}

static fl_confidence confidence_of(fl_str word) {
  int i = FL_CONFIDENCE_HIGH;
  while (i > 0 && !fl_str_eq_c(word, fl_confidence_word((fl_confidence)i))) i--;
  return (fl_confidence)i;
}

static void add_places(fl_past *out, fl_past_finding *f, const json_t *node) {
  static const char *const lists[] = {"related", "path_from_entry"};
  f->first_place = out->places.n;
  fl_array_push(&out->places, f->path);
  for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
    const json_t *list = json_object_get(node, lists[l]);
    for (size_t i = 0; i < json_array_size(list); i++) {
      fl_str path = text_of(&out->arena, json_array_get(list, i), "path");
      if (path.n && !fl_str_eq(path, out->places.at[out->places.n - 1])) fl_array_push(&out->places, path);
    }
  }
  f->n_places = out->places.n - f->first_place;
}

static int add_finding(fl_past *out, const char *name, const json_t *node, fl_error *err) {
  fl_arena *a = &out->arena;
  fl_past_finding f = {.rule = text_of(a, node, "rule"), .title = text_of(a, node, "title"), .function = text_of(a, node, "function"),
                       .owner = text_of(a, node, "owner"), .variant = text_of(a, node, "variant"), .message = text_of(a, node, "message"),
                       .fingerprint = text_of(a, node, "fingerprint"), .path = text_of(a, node, "path"), .line = number_of(node, "line"),
                       .col = number_of(node, "column")};
  f.severity = severity_of(text_of(a, node, "severity"));
  f.confidence = confidence_of(text_of(a, node, "confidence"));
  f.suppressed = fl_str_eq_c(text_of(a, node, "state"), fl_state_word(FL_STATE_SUPPRESSED));
  if (!f.rule.n || !f.path.n || !f.fingerprint.n)
    return fl_error_set(err, FL_E_INPUT, name, 0, 0, "finding %u has no rule, path or fingerprint", out->findings.n + 1);
  add_places(out, &f, node);
  fl_array_push(&out->findings, f);
  return FL_OK;
}

// Gaps of whole files, and of texts in them that could not be read: a finding there may only be hidden. So may it be where an answer was not
// understood, if that was understood before.
static void add_gap(fl_past *out, const json_t *node) {
  static const char *const of_answers[] = {"unresolved-role", "unresolved-callee", "settings-elsewhere", "limit", NULL};
  fl_str path = text_of(&out->arena, node, "path"), kind = text_of(&out->arena, node, "kind");
  uint32_t count = number_of(node, "count");
  const char *const *word = of_answers;
  out->n_gaps += count ? count : 1;
  while (*word && !fl_str_eq_c(kind, *word)) word++;
  if (*word) fl_array_push(&out->gaps, ((fl_past_gap){path, kind, count ? count : 1}));
  else if (path.n) fl_array_push(&out->unread, path);
}

static int read_root(fl_past *out, const char *name, const json_t *root, fl_error *err) {
  const json_t *tool = json_object_get(root, "tool"), *findings = json_object_get(root, "findings"), *gaps = json_object_get(root, "gaps");
  const json_t *version = json_object_get(root, "schema_version");
  if (!json_is_integer(version) || !json_is_array(findings) || !fl_str_eq_c(text_of(&out->arena, tool, "name"), "faultline"))
    return fl_error_set(err, FL_E_INPUT, name, 0, 0, "is no report of faultline: what 'faultline check -f json' prints was expected");
  if (json_integer_value(version) != VERSION)
    return fl_error_set(err, FL_E_INPUT, name, 0, 0, "this version of faultline reads reports of version %d", VERSION);
  out->version = text_of(&out->arena, tool, "version");
  out->rules_digest = text_of(&out->arena, tool, "rules_digest");
  int rc = FL_OK;
  for (size_t i = 0; i < json_array_size(findings) && rc == FL_OK; i++) rc = add_finding(out, name, json_array_get(findings, i), err);
  for (size_t i = 0; i < json_array_size(gaps); i++) add_gap(out, json_array_get(gaps, i));
  return rc;
}

int fl_past_read(fl_past *out, const char *name, fl_str text, fl_error *err) {
  json_error_t wrong;
  *out = (fl_past){0};
  json_t *root = json_loadb(text.n ? text.at : "", text.n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &wrong);
  if (!root) return fl_error_set(err, FL_E_INPUT, name, wrong.line > 0 ? (uint32_t)wrong.line : 1, wrong.column > 0 ? (uint32_t)wrong.column : 1, "is no JSON: %s", wrong.text);
  int rc = read_root(out, name, root, err);
  json_decref(root);
  if (rc) fl_past_release(out);
  return rc;
}

void fl_past_release(fl_past *past) {
  fl_array_release(&past->findings);
  fl_array_release(&past->places);
  fl_array_release(&past->unread);
  fl_array_release(&past->gaps);
  fl_arena_release(&past->arena);
}
