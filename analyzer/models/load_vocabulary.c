// Vocabulary files: words of the trade that say something wherever they stand, whatever library they come from.
//
//   vocabulary: commands          which list
//   protocol: redis               for commands: of what
//   source: {page, verified}
//   words: [a, b]                 or, where they say what a call does: {read: [...], idempotent_write: [...], ...};
//                                 for stores: {redis: [...], sql: [...]}, images by the protocol that is spoken to them;
//                                 for statuses: {"404": [NotFound]}, and under `well` what asks whether all went well;
//                                 for acknowledging: {nobody: [none]}, values by who acknowledges;
//                                 for quantities: {deadline: [timeout]}, ends of the names of settings by what they measure
#include "models/load_p.h"

typedef struct draft {
  uint8_t list; // fl_vocabulary
  fl_text protocol;
} draft;

static void add_words(fl_loader *l, const fl_key *key, const fl_yaml_node *node, const draft *d, uint8_t effect) {
  for (uint32_t i = 0; i < fl_load_count(node); i++) {
    fl_str text;
    if (!fl_load_text(l, key, fl_load_item(node, i), "a word", &text)) continue;
    fl_vocabulary_word row = {.list = d->list, .effect = effect, .protocol = d->protocol, .word = fl_builder_text(l->b, text)};
    fl_array_push(&l->b->vocabulary, row);
  }
}

// Words that say what a call does stand under the effect; `skipped` are those that stand before such a word.
static uint8_t effect_of(fl_loader *l, const fl_key *key, const fl_yaml_node *name) {
  if (fl_str_eq_c(name->text, "skipped")) return FL_EFFECT_none;
  uint32_t effect = fl_load_word(l, key, name, fl_effect_words);
  if (effect > FL_EFFECT_non_idempotent_write) fl_load_error(l, name, "a word cannot have an effect that is found out by a word");
  return (uint8_t)effect;
}

static bool is_by_meaning(uint8_t list) { return list == FL_VOCABULARY_quantities || list == FL_VOCABULARY_acknowledging; } // keys are no words of their own

static bool stands_under_keys(uint8_t list) { return list == FL_VOCABULARY_stores || list == FL_VOCABULARY_statuses || list == FL_VOCABULARY_turns || is_by_meaning(list); }

// The key is a word of its own list: that there is one says that a store is meant.
static void read_stores(fl_loader *l, const fl_key *key, const fl_yaml_node *node, uint8_t list) {
  for (uint32_t i = 0; i < node->n; i++) {
    draft d = {list, fl_builder_text(l->b, node->pairs[i].key->text)};
    fl_vocabulary_word own = {.list = d.list, .protocol = d.protocol, .word = d.protocol};
    if (!is_by_meaning(list)) fl_array_push(&l->b->vocabulary, own);
    add_words(l, key, node->pairs[i].value, &d, FL_EFFECT_none);
  }
}

static const char *form_of(uint8_t list) {
  if (list == FL_VOCABULARY_procedures || list == FL_VOCABULARY_commands) return "lists of words by effect";
  if (list == FL_VOCABULARY_turns) return "lists of words by language";
  if (is_by_meaning(list)) return "lists of words by what they measure";
  return list == FL_VOCABULARY_stores ? "lists of words by protocol" : stands_under_keys(list) ? "lists of words by status" : "a list of words";
}

static void read_words(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  const draft *d = row;
  bool by_effect = d->list == FL_VOCABULARY_procedures || d->list == FL_VOCABULARY_commands, keyed = stands_under_keys(d->list);
  if ((by_effect || keyed) != (node->kind == FL_YAML_MAP)) return fl_load_unexpected(l, key, node, form_of(d->list));
  if (keyed) return read_stores(l, key, node, d->list);
  if (!by_effect) return add_words(l, key, node, d, FL_EFFECT_none);
  for (uint32_t i = 0; i < node->n; i++) add_words(l, key, node->pairs[i].value, d, effect_of(l, key, node->pairs[i].key));
}

static void read_source(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_source source = {0};
  FL_UNUSED(row);
  fl_read_map(l, key->arg, node, &source);
}

static const fl_shape shape_words = {read_words, "{}"};
static const fl_shape shape_source = {read_source, "@section"};
static const fl_key keys[] = {
    {"vocabulary", &fl_shape_word, offsetof(draft, list), &fl_vocabulary_words, FL_KEY_REQUIRED},
    {"protocol", &fl_shape_text, offsetof(draft, protocol), NULL, 0},
    {"source", &shape_source, 0, &fl_section_source, FL_KEY_REQUIRED},
    {"words", &shape_words, 0, NULL, FL_KEY_REQUIRED | FL_KEY_LATE}, // when the list is known
};
static const fl_section section = {"a vocabulary", FL_SECTION_KEYS(keys), NULL};

bool fl_load_is_vocabulary(const fl_yaml_node *root) { return fl_yaml_get(root, "vocabulary") != NULL; }

void fl_load_vocabulary(fl_loader *l, const fl_yaml_node *root) {
  draft d = {0};
  l->language = (fl_str){0};
  if (fl_read_section(l, &section, root, &d, 0) && d.list) fl_read_section(l, &section, root, &d, FL_KEY_LATE);
}
