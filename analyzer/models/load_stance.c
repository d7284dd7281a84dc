// What settings of stores and brokers mean when machines, or the network between them, fail.
//
//   stances:
//     - of: [topic, cluster]        `what` of the things that the inventory lists
//       protocol: kafka
//       when: {min_isr: ">=2"}      all of these: a word, several with | between them, !word, >=N, <N, absent, open
//       stance: CP                  of several that fit the first one counts; without it the row is a remark, and all that fit are told
//       says: "one sentence"
//       decides: "what would tell"  where it is open
//       cannot: [transaction]       what cannot be done with a store that stands so, whichever client asks it
#include "models/load_p.h"

#define STANCE(field) offsetof(fl_stance_model, field)

static void read_stance_source(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_source source = {0};
  fl_read_map(l, key->arg, node, &source);
  ((fl_stance_model *)row)->page = source.page;
}

static const fl_shape shape_stance_source = {read_stance_source, "@section"};
static const fl_key stance_keys[] = {
    {"of", &fl_shape_texts, STANCE(first_of), NULL, FL_KEY_REQUIRED},
    {"protocol", &fl_shape_texts, STANCE(first_protocol), NULL, FL_KEY_REQUIRED},
    {"when", &fl_shape_text_pairs, STANCE(first_when), NULL, 0},
    {"stance", &fl_shape_word, STANCE(stance), &fl_stance_words, 0},
    {"says", &fl_shape_text, STANCE(says), NULL, FL_KEY_REQUIRED},
    {"decides", &fl_shape_text, STANCE(decides), NULL, 0},
    {"cannot", &fl_shape_word_set, STANCE(cannot), &fl_ability_words, 0},
    {"source", &shape_stance_source, 0, &fl_section_source, 0},
};
const fl_section fl_section_stance = {"a stance", FL_SECTION_KEYS(stance_keys), NULL};

static void read_stances(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  if (node->kind != FL_YAML_SEQ) {
    fl_load_unexpected(l, key, node, "a list");
    return;
  }
  for (uint32_t i = 0; i < node->n; i++) {
    fl_stance_model stance = {.page = l->b->libraries.at[l->library].page};
    if (fl_read_map(l, &fl_section_stance, fl_yaml_at(node, i), &stance)) fl_array_push(&l->b->stances, stance);
  }
}

const fl_shape fl_shape_stances = {read_stances, "{\"type\":\"array\",\"items\":@section}"};
