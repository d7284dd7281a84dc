#include "llm/reply.h"

#include <jansson.h>
#include <stdlib.h>

static fl_str text_of(const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  return json_is_string(value) ? (fl_str){json_string_value(value), (uint32_t)json_string_length(value)} : (fl_str){0};
}

static uint64_t count_of(const json_t *object, const char *key) {
  json_int_t n = json_integer_value(json_object_get(object, key));
  return n > 0 && n < INT32_MAX ? (uint64_t)n : 0;
}

// Models like to put a fence around JSON.
static fl_str without_fence(fl_str text) {
  text = fl_str_trim(text);
  if (!fl_str_starts_c(text, "```") || !fl_str_ends_c(text, "```") || text.n < 8) return text;
  uint32_t line = fl_str_find_char(text, '\n');
  return line == FL_STR_NONE ? text : fl_str_trim(fl_str_slice(text, line, text.n - 3));
}

// ---- envelopes -------------------------------------------------------------------------------------------------------------------------

static const char *read_chat(fl_reply *out, fl_arena *arena, const json_t *body) {
  const json_t *choice = json_array_get(json_object_get(body, "choices"), 0), *message = json_object_get(choice, "message");
  const json_t *usage = json_object_get(body, "usage");
  out->tokens_in = count_of(usage, "prompt_tokens");
  out->tokens_out = count_of(usage, "completion_tokens");
  if (!json_is_object(message)) return "the reply has no choices";
  if (json_is_string(json_object_get(message, "refusal")) || fl_str_eq_c(text_of(choice, "finish_reason"), "content_filter")) return "the model refused";
  if (fl_str_eq_c(text_of(choice, "finish_reason"), "length")) return "the answer was cut off";
  out->text = fl_arena_str(arena, without_fence(text_of(message, "content")));
  return out->text.n ? NULL : "the reply has no text";
}

static void take_part(fl_reply *out, fl_arena *arena, const json_t *part) {
  if (fl_str_eq_c(text_of(part, "type"), "tool_use")) {
    char *input = json_dumps(json_object_get(part, "input"), JSON_COMPACT);
    out->text = fl_arena_str(arena, fl_str_from(input));
    free(input);
  } else if (fl_str_eq_c(text_of(part, "type"), "text") && !out->text.n) out->text = fl_arena_str(arena, without_fence(text_of(part, "text")));
}

static const char *read_messages(fl_reply *out, fl_arena *arena, const json_t *body) {
  const json_t *content = json_object_get(body, "content"), *usage = json_object_get(body, "usage");
  fl_str stopped = text_of(body, "stop_reason");
  out->tokens_in = count_of(usage, "input_tokens");
  out->tokens_out = count_of(usage, "output_tokens");
  if (!json_is_array(content)) return "the reply has no content";
  if (fl_str_eq_c(stopped, "refusal")) return "the model refused";
  if (fl_str_eq_c(stopped, "max_tokens") || fl_str_eq_c(stopped, "model_context_window_exceeded")) return "the answer was cut off";
  for (size_t i = 0; i < json_array_size(content); i++) take_part(out, arena, json_array_get(content, i));
  return out->text.n ? NULL : "the reply has no text";
}

const char *fl_reply_read(fl_reply *out, fl_arena *arena, fl_dialect dialect, fl_str text) {
  json_t *body = json_loadb(text.n ? text.at : "", text.n, 0, NULL);
  *out = (fl_reply){0};
  const char *trouble = "the reply is no JSON";
  if (json_is_object(body)) trouble = dialect == FL_DIALECT_CHAT ? read_chat(out, arena, body) : read_messages(out, arena, body);
  out->model = fl_arena_str(arena, text_of(body, "model"));
  json_decref(body);
  return trouble;
}

// ---- what was asked for ----------------------------------------------------------------------------------------------------------------

static bool has_only(const json_t *object, const char *a, const char *b) {
  size_t n = (json_object_get(object, a) != NULL) + (b && json_object_get(object, b));
  return json_is_object(object) && json_object_size(object) == n && n == (b ? 2 : 1);
}

static const char *read_claim(fl_claim *out, fl_arena *arena, const json_t *claim) {
  const json_t *cites = json_object_get(claim, "cites");
  if (!has_only(claim, "text", "cites") || !json_is_string(json_object_get(claim, "text")) || !json_is_array(cites)) return "a claim is not of the form that was asked for";
  out->text = fl_arena_str(arena, fl_str_trim(text_of(claim, "text")));
  for (size_t i = 0; i < json_array_size(cites); i++) {
    const json_t *id = json_array_get(cites, i);
    if (!json_is_string(id)) return "a cited id is no text";
    if (out->n_cites == FL_CLAIM_CITES) return "a claim cites too much";
    out->cites[out->n_cites++] = fl_arena_str(arena, (fl_str){json_string_value(id), (uint32_t)json_string_length(id)});
  }
  return NULL;
}

const char *fl_claims_read(fl_claims *out, fl_arena *arena, fl_str text) {
  json_t *body = json_loadb(text.n ? text.at : "", text.n, JSON_REJECT_DUPLICATES, NULL);
  const json_t *claims = json_object_get(body, "claims");
  const char *trouble = !body ? "the answer is no JSON" : !has_only(body, "claims", NULL) || !json_is_array(claims) ? "the answer is not of the form that was asked for" : NULL;
  if (!trouble && json_array_size(claims) > FL_CLAIMS_MAX) trouble = "there are too many claims";
  for (size_t i = 0; !trouble && i < json_array_size(claims); i++) {
    fl_claim claim = {0};
    trouble = read_claim(&claim, arena, json_array_get(claims, i));
    fl_array_push(out, claim);
  }
  json_decref(body);
  return trouble;
}

// "C3" -> 3, 0 for what is none
static uint32_t number_of_claim(fl_str id) {
  int64_t n = 0;
  return id.n > 1 && id.at[0] == 'C' && fl_str_to_int64(fl_str_from_pos(id, 1), &n) && n > 0 && n <= FL_CLAIMS_MAX ? (uint32_t)n : 0;
}

const char *fl_verdicts_read(bool *supported, uint32_t n, fl_str text) {
  json_t *body = json_loadb(text.n ? text.at : "", text.n, JSON_REJECT_DUPLICATES, NULL);
  const json_t *verdicts = json_object_get(body, "verdicts");
  bool seen[FL_CLAIMS_MAX + 1] = {0};
  const char *trouble = has_only(body, "verdicts", NULL) && json_array_size(verdicts) == n ? NULL : "the review is not of the form that was asked for";
  for (size_t i = 0; !trouble && i < n; i++) {
    const json_t *v = json_array_get(verdicts, i);
    uint32_t claim = number_of_claim(text_of(v, "claim"));
    bool yes = fl_str_eq_c(text_of(v, "verdict"), "supported"), no = fl_str_eq_c(text_of(v, "verdict"), "not_supported");
    if (!has_only(v, "claim", "verdict") || !claim || claim > n || seen[claim] || !(yes || no)) trouble = "a verdict is not of the form that was asked for";
    else seen[claim] = true, supported[claim - 1] = yes;
  }
  json_decref(body);
  return trouble;
}
