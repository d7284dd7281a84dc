// Whom libraries ask by themselves: servers of settings, registries, collectors of traces, those who know users.
//
//   peers:
//     - what: settings               what is asked for; it stands at the arrow
//       at: [spring.config.import]   settings that tell of it, patterns; their value is the address, where it is one
//       like: ["*configserver:*"]    and what they say, patterns
//       with: ["group:artifact"]     and the service is built with one of these packages
//       address: [...]               settings that say where it is, when those do not
//       default: "http://localhost:8888"  where it is when nothing says so
//       off: [spring.cloud.config.enabled]  settings that switch it off
//       holds: settings              what nobody sets here may stand there; `store`: nobody is asked, the store is in the process, unless `address` says
//                                    anything but `like`
//       each_request: true           it is asked for each request that the service answers
//       deadline: infinite           how long it is waited for there; a duration, or for ever
//       meanwhile: "..."             what goes on while it is away
//       fails: [spring.cloud.config.fail-fast]  settings that say whether a start fails while it is away
//       optional: "optional:*"       what the value of `at` looks like where a start does not; others say that it does
//       stops: "..."                 what is told then instead of `meanwhile`, which says what holds when neither is known
//       goes_on: "..."
//       from: [...]                  where the one who is asked has it from, in his settings
#include "models/load_p.h"

#include "base/duration.h"

#define PEER(field) offsetof(fl_peer_model, field)

static const fl_key peer_keys[] = {
    {"what", &fl_shape_text, PEER(what), NULL, FL_KEY_REQUIRED},
    {"protocol", &fl_shape_text, PEER(protocol), NULL, 0},
    {"at", &fl_shape_texts, PEER(first_key), NULL, 0},
    {"like", &fl_shape_texts, PEER(first_like), NULL, 0},
    {"with", &fl_shape_texts, PEER(first_package), NULL, 0},
    {"address", &fl_shape_texts, PEER(first_address), NULL, 0},
    {"off", &fl_shape_texts, PEER(first_off), NULL, 0},
    {"from", &fl_shape_texts, PEER(first_source), NULL, 0},
    {"default", &fl_shape_text, PEER(fallback), NULL, 0},
    {"deadline", &fl_shape_text, PEER(deadline), NULL, 0},
    {"meanwhile", &fl_shape_text, PEER(meanwhile), NULL, 0},
    {"fails", &fl_shape_texts, PEER(first_fails), NULL, 0},
    {"optional", &fl_shape_text, PEER(optional), NULL, 0},
    {"stops", &fl_shape_text, PEER(stops), NULL, 0},
    {"goes_on", &fl_shape_text, PEER(goes_on), NULL, 0},
    {"holds", &fl_shape_text, PEER(holds), NULL, 0},
    {"each_request", &fl_shape_flag, PEER(each_request), NULL, 0},
};
const fl_section fl_section_peer = {"a peer", FL_SECTION_KEYS(peer_keys), NULL};

static bool is_told(fl_loader *l, const fl_yaml_node *node, const fl_peer_model *m) {
  fl_str holds = fl_builder_read(l->b, m->holds), deadline = fl_builder_read(l->b, m->deadline);
  int64_t ms;
  if (deadline.n && fl_duration_parse(deadline, &ms) != FL_DURATION_OK) return fl_load_error(l, node, "\"deadline\": a duration with its unit, or infinite"), false;
  if (!m->n_keys && !m->n_packages) return fl_load_error(l, node, "a peer is told by \"at\", by \"with\", or by both"), false;
  if (holds.n && !fl_str_eq_c(holds, "settings") && !fl_str_eq_c(holds, "store")) return fl_load_error(l, node, "\"holds\": settings or store"), false;
  return true;
}

static void read_peers(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  if (node->kind != FL_YAML_SEQ) {
    fl_load_unexpected(l, key, node, "a list");
    return;
  }
  for (uint32_t i = 0; i < node->n; i++) {
    fl_peer_model peer = {0};
    if (fl_read_map(l, &fl_section_peer, fl_yaml_at(node, i), &peer) && is_told(l, fl_yaml_at(node, i), &peer)) fl_array_push(&l->b->peers, peer);
  }
}

const fl_shape fl_shape_peers = {read_peers, "{\"type\":\"array\",\"items\":@section}"};
