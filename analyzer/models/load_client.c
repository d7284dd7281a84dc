// What the clients of a library, or those of a protocol whichever library they are of, can and cannot do: by this the brief offers ways to mend a fault.
//
//   clients:
//     - protocol: [redis]        without it all that the library speaks
//       any: true                holds for every library of these protocols that says nothing else
//       versions: "<6"           of the library; a row that is all of them stands behind
//       can: [limit, pool]
//       cannot: [compare]        proved; what is neither said is not known
//       anew: [part]             only where what is stored is laid out anew
#include "models/load_p.h"

#define CLIENT(field) offsetof(fl_client_model, field)

static void read_client_source(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_source source = {0};
  fl_read_map(l, key->arg, node, &source);
  ((fl_client_model *)row)->page = source.page;
}

static const fl_shape shape_client_source = {read_client_source, "@section"};
static const fl_key client_keys[] = {
    {"protocol", &fl_shape_texts, CLIENT(first_protocol), NULL, 0},
    {"any", &fl_shape_flag, CLIENT(any), NULL, 0},
    {"versions", &fl_shape_text, CLIENT(versions), NULL, 0},
    {"can", &fl_shape_word_set, CLIENT(can), &fl_ability_words, 0},
    {"cannot", &fl_shape_word_set, CLIENT(cannot), &fl_ability_words, 0},
    {"anew", &fl_shape_word_set, CLIENT(anew), &fl_ability_words, 0},
    {"source", &shape_client_source, 0, &fl_section_source, 0},
};
const fl_section fl_section_client = {"a client", FL_SECTION_KEYS(client_keys), NULL};

static void check(fl_loader *l, const fl_yaml_node *node, const fl_client_model *c) {
  if (c->any && !c->n_protocols) fl_load_error(l, node, "\"any\" needs \"protocol\"");
  if ((c->can & c->cannot) || (c->can & c->anew) || (c->cannot & c->anew)) fl_load_error(l, node, "a word stands in two of \"can\", \"cannot\" and \"anew\"");
}

static void read_clients(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  if (node->kind != FL_YAML_SEQ) {
    fl_load_unexpected(l, key, node, "a list");
    return;
  }
  for (uint32_t i = 0; i < node->n; i++) {
    fl_client_model client = {.library = l->library, .page = l->b->libraries.at[l->library].page};
    if (!fl_read_map(l, &fl_section_client, fl_yaml_at(node, i), &client)) continue;
    check(l, fl_yaml_at(node, i), &client);
    fl_array_push(&l->b->clients, client);
  }
}

const fl_shape fl_shape_clients = {read_clients, "{\"type\":\"array\",\"items\":@section}"};
