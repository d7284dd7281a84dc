// Predicates: a list of maps in, an array of fl_predicate out. A predicate is a map with its name as the only key, but for `role`,
// whose tests stand beside it.
#include "match/rule_read_p.h"
#include "match/rule_setting_p.h"

#include "base/duration.h"

#include <string.h>

typedef struct role_draft {
  fl_predicate p; // first: fields hold offsets into it
  const fl_yaml_node *gt, *lt;
} role_draft;

static void read_node(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  FL_UNUSED(l);
  memcpy((char *)row + field->offset, &node, sizeof node);
}

static const fl_field_shape shape_limit = {read_node, "{\"type\":[\"string\",\"number\"]}"};

#define P(member) offsetof(fl_predicate, member)

// Lists of words that are no words of the language.
static void read_protocols(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  fl_predicate *p = row;
  fl_rule_texts list = {0};
  fl_field texts = {.name = field->name};
  fl_shape_rule_texts.read(l, &texts, node, &list);
  p->words = list.at;
  p->n_words = list.n;
}

static const fl_field_shape shape_protocols = {
    read_protocols,
    "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"type\":\"string\"}}]}"};

// --- role

static const fl_field role_fields[] = {
    {"role", &fl_shape_rule_word, P(role), &fl_role_words, true},
    {"is", &fl_shape_rule_words, P(answers), &fl_answer_words, false},
    {"because", &fl_shape_rule_words, P(becauses), &fl_because_words, false},
    {"scope", &fl_shape_rule_words, P(scopes), &fl_scope_words, false},
    {"says", &shape_protocols, 0, NULL, false},
    {"gt", &shape_limit, offsetof(role_draft, gt), NULL, false},
    {"lt", &shape_limit, offsetof(role_draft, lt), NULL, false},
    {"exceeds", &fl_shape_rule_word, P(exceeds), &fl_role_words, false},
};
static const fl_form role_form = FL_FORM("a role test", role_fields);

static void read_limit(fl_rule_loader *l, const char *key, const fl_yaml_node *node, uint32_t role,
                       int64_t *out) {
  fl_measure measure = fl_role_measure(role);
  if (!node || !role) return;
  if (node->kind != FL_YAML_SCALAR || fl_yaml_is_null(node))
    fl_rule_unexpected(l, key, node, "a number or a duration");
  else if (measure == FL_MEASURE_none)
    fl_rule_error(l, node, "\"%s\": the role %s has no size", key, fl_word(fl_role_words, role));
  else if (measure == FL_MEASURE_time && fl_duration_parse(node->text, out) != FL_DURATION_OK)
    fl_rule_error(l, node, "\"%s\": expected a duration with its unit such as 10s, found \"%.*s\"", key,
                  FL_STR_ARG(node->text));
  else if (measure == FL_MEASURE_count && !fl_str_to_int64(node->text, out))
    fl_rule_error(l, node, "\"%s\": expected a whole number, found \"%.*s\"", key, FL_STR_ARG(node->text));
}

static void check_exceeds(fl_rule_loader *l, const fl_yaml_node *node, const fl_predicate *p) {
  if (!node || !p->exceeds) return;
  if (!l->depth)
    fl_rule_error(l, node, "\"exceeds\" compares with the site around: it stands in \"contains\", \"held\" or \"after\"");
  else if (fl_role_measure(p->role) != fl_role_measure(p->exceeds) || !fl_role_measure(p->role))
    fl_rule_error(l, node, "\"exceeds\": %s and %s cannot be compared", fl_word(fl_role_words, p->role),
                  fl_word(fl_role_words, p->exceeds));
}

static void read_role(fl_rule_loader *l, const fl_yaml_node *node, fl_predicate *out) {
  role_draft draft = {.p = *out};
  fl_read_form(l, &role_form, node, &draft);
  read_limit(l, "gt", draft.gt, draft.p.role, &draft.p.gt);
  read_limit(l, "lt", draft.lt, draft.p.role, &draft.p.lt);
  bool asks = fl_yaml_get(node, "is") || draft.gt || draft.lt || draft.p.scopes || draft.p.exceeds || draft.p.n_words;
  if (!asks) fl_rule_error(l, node, "a role test says what the role must be: is, scope, says, gt, lt or exceeds");
  uint32_t explained = 1u << FL_ANSWER_unbounded | 1u << FL_ANSWER_bounded;
  if (draft.p.becauses && (!draft.p.answers || (draft.p.answers & ~explained)))
    fl_rule_error(l, fl_yaml_get(node, "because"),
                  "\"because\" asks how a role came to be bounded or unbounded: write is: unbounded");
  check_exceeds(l, fl_yaml_get(node, "exceeds"), &draft.p);
  *out = draft.p;
}

// --- the others

static fl_rule_predicates read_list(fl_rule_loader *l, const char *key, const fl_yaml_node *node);

static void read_predicates(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  fl_rule_predicates list = read_list(l, field->name, node);
  memcpy((char *)row + field->offset, &list, sizeof list);
}

const fl_field_shape fl_shape_predicates = {
    read_predicates, "{\"type\":\"array\",\"minItems\":1,\"items\":{\"$ref\":\"#/$defs/predicate\"}}"};

static void read_count(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  int64_t n = 0;
  if (node->kind != FL_YAML_SCALAR || !fl_str_to_int64(node->text, &n)) fl_rule_unexpected(l, field->name, node, "a whole number");
  memcpy((char *)row + field->offset, &n, sizeof n);
}

static const fl_field_shape shape_count = {read_count, "{\"type\":\"integer\"}"};

typedef struct region_draft {
  uint32_t sites, around;
  int64_t near;
  fl_rule_predicates where, unless;
} region_draft;

static const fl_field region_fields[] = {
    {"site", &fl_shape_rule_words, offsetof(region_draft, sites), &fl_site_words, true},
    {"where", &fl_shape_predicates, offsetof(region_draft, where), NULL, false},
    {"unless", &fl_shape_predicates, offsetof(region_draft, unless), NULL, false},
};
static const fl_form region_form = FL_FORM("a site test", region_fields);

static const fl_field contains_fields[] = {
    {"site", &fl_shape_rule_words, offsetof(region_draft, sites), &fl_site_words, true},
    {"where", &fl_shape_predicates, offsetof(region_draft, where), NULL, false},
    {"unless", &fl_shape_predicates, offsetof(region_draft, unless), NULL, false},
    {"near", &shape_count, offsetof(region_draft, near), NULL, false},
};
static const fl_form contains_form = FL_FORM("a site test", contains_fields);

static const fl_field held_fields[] = {
    {"site", &fl_shape_rule_words, offsetof(region_draft, sites), &fl_site_words, true},
    {"where", &fl_shape_predicates, offsetof(region_draft, where), NULL, false},
    {"unless", &fl_shape_predicates, offsetof(region_draft, unless), NULL, false},
    {"around", &fl_shape_rule_words, offsetof(region_draft, around), &fl_site_words, false},
};
static const fl_form held_form = FL_FORM("a test of regions", held_fields);

static void read_region(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  fl_predicate *p = row;
  region_draft draft = {0};
  l->depth++;
  fl_read_form(l, field->arg, node, &draft);
  l->depth--;
  p->sites = draft.sites;
  p->around = draft.around;
  p->near = (uint32_t)draft.near;
  p->where = draft.where.at;
  p->n_where = draft.where.n;
  p->unless = draft.unless.at;
  p->n_unless = draft.unless.n;
}

static const fl_field minted_fields[] = {
    {"role", &fl_shape_rule_word, P(role), &fl_role_words, true},
    {"site", &fl_shape_rule_words, P(sites), &fl_site_words, true},
};
static const fl_form minted_form = FL_FORM("a minting test", minted_fields);

typedef struct multiplied_draft {
  int64_t gt;
  fl_rule_predicates unless;
} multiplied_draft;

static const fl_field multiplied_fields[] = {
    {"gt", &shape_count, offsetof(multiplied_draft, gt), NULL, true},
    {"unless", &fl_shape_predicates, offsetof(multiplied_draft, unless), NULL, false},
};
static const fl_form multiplied_form = FL_FORM("a test of attempts", multiplied_fields);

static void read_multiplied(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  fl_predicate *p = row;
  multiplied_draft draft = {0};
  l->depth++;
  fl_read_form(l, field->arg, node, &draft);
  l->depth--;
  p->gt = draft.gt;
  p->unless = draft.unless.at;
  p->n_unless = draft.unless.n;
}

static void read_group(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  fl_predicate *p = row;
  fl_rule_predicates list = read_list(l, field->name, node);
  p->where = list.at;
  p->n_where = list.n;
}

static void read_attributes(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  fl_predicate *p = row;
  if (node->kind != FL_YAML_MAP || node->n == 0) {
    fl_rule_unexpected(l, field->name, node, "a map of names and words");
    return;
  }
  fl_str *words = fl_arena_zero_n(l->arena, 2 * (size_t)node->n, sizeof *words);
  for (uint32_t i = 0; i < node->n; i++) {
    words[(size_t)2 * i] = fl_arena_str(l->arena, node->pairs[i].key->text);
    fl_rule_read_text(l, field->name, node->pairs[i].value, "a word for each name", &words[2 * i + 1]);
  }
  p->words = words;
  p->n_words = 2 * node->n;
}

static void read_true(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  bool yes = false;
  if (!fl_yaml_to_bool(node, &yes) || !yes)
    fl_rule_unexpected(l, field->name, node, "true (its opposite belongs to \"unless\")");
}

static void read_true_inside(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  read_true(l, field, node, row);
  if (!l->depth)
    fl_rule_error(l, node, "\"%s\" is only possible in \"contains\", \"held\", \"paired\" or \"after\"", field->name);
}

static const fl_field_shape shape_region = {read_region, "@form"};
static const fl_field_shape shape_multiplied = {read_multiplied, "@form"};
static const fl_field_shape shape_group = {
    read_group, "{\"type\":\"array\",\"minItems\":1,\"items\":{\"$ref\":\"#/$defs/predicate\"}}"};
static const fl_field_shape shape_attributes = {
    read_attributes, "{\"type\":\"object\",\"minProperties\":1,\"additionalProperties\":{\"type\":["
                     "\"string\",\"number\",\"boolean\"]}}"};
static const fl_field_shape shape_true = {read_true, "{\"const\":true}"}, shape_true_inside = {read_true_inside, "{\"const\":true}"};

// By fl_predicate_kind; role, which has keys of its own beside it, has no shape.
static const fl_field predicate_fields[FL_N_PREDICATES] = {
    [FL_PRED_contains] = {"contains", &shape_region, 0, &contains_form, false},
    [FL_PRED_held] = {"held", &shape_region, 0, &held_form, false},
    [FL_PRED_paired] = {"paired", &shape_region, 0, &region_form, false},
    [FL_PRED_after] = {"after", &shape_region, 0, &region_form, false},
    [FL_PRED_reachable_from] = {"reachable_from", &fl_shape_rule_words, P(entries), &fl_entry_words, false},
    [FL_PRED_only_from] = {"only_from", &fl_shape_rule_words, P(entries), &fl_entry_words, false},
    [FL_PRED_protocol] = {"protocol", &shape_protocols, 0, NULL, false},
    [FL_PRED_effect] = {"effect", &fl_shape_rule_words, P(effects), &fl_effect_words, false},
    [FL_PRED_attribute] = {"attribute", &shape_attributes, 0, NULL, false},
    [FL_PRED_in] = {"in", &fl_shape_rule_words, P(classes), &fl_path_class_words, false},
    [FL_PRED_minted_in] = {"minted_in", &fl_shape_rule_form, 0, &minted_form, false},
    [FL_PRED_entry_kind] = {"entry_kind", &fl_shape_rule_words, P(entries), &fl_entry_words, false},
    [FL_PRED_same_store] = {"same_store", &shape_true_inside, 0, NULL, false},
    [FL_PRED_multiplied] = {"multiplied", &shape_multiplied, 0, &multiplied_form, false},
    [FL_PRED_overruns] = {"overruns", &shape_true, 0, NULL, false},
    [FL_PRED_irreversible] = {"irreversible", &shape_true, 0, NULL, false},
    [FL_PRED_recomputed] = {"recomputed", &shape_true, 0, NULL, false},
    [FL_PRED_rewritten] = {"rewritten", &shape_true, 0, NULL, false},
    [FL_PRED_makes_another] = {"makes_another", &shape_true, 0, NULL, false},
    [FL_PRED_changes] = {"changes", &shape_true, 0, NULL, false},
    [FL_PRED_takes_away] = {"takes_away", &shape_true, 0, NULL, false},
    [FL_PRED_handed_store] = {"handed_store", &shape_true, 0, NULL, false},
    [FL_PRED_puts_there] = {"puts_there", &shape_true, 0, NULL, false},
    [FL_PRED_kept_there] = {"kept_there", &shape_true, 0, NULL, false},
    [FL_PRED_valuable] = {"valuable", &shape_true, 0, NULL, false},
    [FL_PRED_repeatable] = {"repeatable", &shape_true, 0, NULL, false},
    [FL_PRED_other_service] = {"other_service", &shape_true_inside, 0, NULL, false},
    [FL_PRED_only_tells] = {"only_tells", &shape_true, 0, NULL, false},
    [FL_PRED_undone] = {"undone", &shape_true, 0, NULL, false},
    [FL_PRED_marked_late] = {"marked_late", &shape_true, 0, NULL, false},
    [FL_PRED_awaited] = {"awaited", &shape_true, 0, NULL, false},
    [FL_PRED_marks_apart] = {"marks_apart", &shape_true, 0, NULL, false},
    [FL_PRED_asks_for_twin] = {"asks_for_twin", &shape_true, 0, NULL, false},
    [FL_PRED_inserts_if_absent] = {"inserts_if_absent", &shape_true, 0, NULL, false},
    [FL_PRED_speaks_of_key] = {"speaks_of_key", &shape_true, 0, NULL, false},
    [FL_PRED_forgets] = {"forgets", &shape_true, 0, NULL, false},
    [FL_PRED_same_pool] = {"same_pool", &shape_true_inside, 0, NULL, false},
    [FL_PRED_all_rows] = {"all_rows", &shape_true, 0, NULL, false},
    [FL_PRED_verb] = {"verb", &shape_protocols, 0, NULL, false},
    [FL_PRED_unused] = {"unused", &shape_true, 0, NULL, false},
    [FL_PRED_leaks] = {"leaks", &shape_true, 0, NULL, false},
    [FL_PRED_dropped] = {"dropped", &shape_count, P(gt), NULL, false},
    [FL_PRED_constant] = {"constant", &fl_shape_rule_word, P(role), &fl_role_words, false},
    [FL_PRED_never_set] = {"never_set", &fl_shape_rule_word, P(role), &fl_role_words, false},
    [FL_PRED_together] = {"together", &shape_true_inside, 0, NULL, false},
    [FL_PRED_outworked] = {"outworked", &shape_count, P(gt), NULL, false},
    [FL_PRED_overstays] = {"overstays", &shape_region, 0, &region_form, false},
    [FL_PRED_same_service] = {"same_service", &shape_true_inside, 0, NULL, false},
    [FL_PRED_same_file] = {"same_file", &shape_true_inside, 0, NULL, false},
    [FL_PRED_ignores] = {"ignores", &shape_count, P(gt), NULL, false},
    [FL_PRED_replicated] = {"replicated", &shape_true, 0, NULL, false},
    [FL_PRED_same_table] = {"same_table", &shape_true_inside, 0, NULL, false},
    [FL_PRED_same_row] = {"same_row", &shape_true_inside, 0, NULL, false},
    [FL_PRED_cached_copy] = {"cached_copy", &shape_true, 0, NULL, false},
    [FL_PRED_anywhere] = {"anywhere", &shape_region, 0, &region_form, false},
    [FL_PRED_misplaced] = {"misplaced", &fl_shape_rule_word, P(role), &fl_role_words, false},
    [FL_PRED_kept] = {"kept", &fl_shape_rule_word, P(role), &fl_role_words, false},
    [FL_PRED_detached] = {"detached", &shape_true, 0, NULL, false},
    [FL_PRED_abandons] = {"abandons", &shape_true, 0, NULL, false},
    [FL_PRED_outlived] = {"outlived", &shape_true, 0, NULL, false},
    [FL_PRED_outlasts] = {"outlasts", &shape_true, 0, NULL, false},
    [FL_PRED_probed] = {"probed", &shape_protocols, 0, NULL, false},
    [FL_PRED_on_event_loop] = {"on_event_loop", &shape_true, 0, NULL, false},
    [FL_PRED_by_the_clock] = {"by_the_clock", &shape_true, 0, NULL, false},
    [FL_PRED_relayed] = {"relayed", &shape_true_inside, 0, NULL, false},
    [FL_PRED_leads_on] = {"leads_on", &shape_true, 0, NULL, false},
    [FL_PRED_one_by_one] = {"one_by_one", &shape_true, 0, NULL, false},
    [FL_PRED_side_by_side] = {"side_by_side", &shape_true, 0, NULL, false},
    [FL_PRED_fed] = {"fed", &shape_true, 0, NULL, false},
    [FL_PRED_refills] = {"refills", &shape_true, 0, NULL, false},
    [FL_PRED_batched] = {"batched", &shape_true, 0, NULL, false},
    [FL_PRED_bypassed] = {"bypassed", &shape_true, 0, NULL, false},
    [FL_PRED_runs] = {"runs", &fl_shape_rule_words, P(effects), &fl_does_words, false},
    [FL_PRED_per_request] = {"per_request", &shape_true, 0, NULL, false},
    [FL_PRED_clock] = {"clock", &shape_protocols, 0, NULL, false},
    [FL_PRED_wins_by_time] = {"wins_by_time", &shape_true, 0, NULL, false},
    [FL_PRED_setting] = {"setting", &fl_shape_rule_setting, 0, &fl_setting_form, false},
    [FL_PRED_any] = {"any", &shape_group, 0, NULL, false},
    [FL_PRED_address] = {"address", &shape_protocols, 0, NULL, false},
    [FL_PRED_all] = {"all", &shape_group, 0, NULL, false},
    [FL_PRED_perhaps] = {"perhaps", &shape_group, 0, NULL, false},
};
const fl_predicate_forms fl_rule_predicate_forms = {&role_form, predicate_fields};

static void read_predicate(fl_rule_loader *l, const fl_yaml_node *node, fl_predicate *out) {
  *out = (fl_predicate){.gt = INT64_MIN, .lt = INT64_MAX, .line = node->line, .col = node->col};
  if (node->kind != FL_YAML_MAP || node->n == 0) {
    fl_rule_unexpected(l, "where", node, "a predicate such as {role: deadline, is: unbounded}");
    return;
  }
  bool is_role = fl_yaml_get(node, "role") != NULL;
  const fl_yaml_node *name = node->pairs[0].key;
  out->kind = is_role ? FL_PRED_role : (uint8_t)fl_word_find(fl_predicate_words, name->text);
  if (is_role)
    read_role(l, node, out);
  else if (!out->kind)
    fl_rule_unknown(l, name, "predicate", fl_predicate_words.at + 1, fl_predicate_words.n - 1);
  else if (node->n > 1)
    fl_rule_error(l, node->pairs[1].key, "a predicate has one key: begin another item for the next one");
  else
    predicate_fields[out->kind].shape->read(l, &predicate_fields[out->kind], node->pairs[0].value, out);
}

static fl_rule_predicates read_list(fl_rule_loader *l, const char *key, const fl_yaml_node *node) {
  if (node->kind != FL_YAML_SEQ || node->n == 0) {
    fl_rule_unexpected(l, key, node, "a list of predicates");
    return (fl_rule_predicates){0};
  }
  fl_predicate *list = fl_arena_zero_n(l->arena, node->n, sizeof *list);
  for (uint32_t i = 0; i < node->n; i++) read_predicate(l, fl_yaml_at(node, i), &list[i]);
  return (fl_rule_predicates){list, node->n};
}

bool fl_each_predicate(const fl_predicate *at, uint32_t n,
                       bool (*visit)(void *payload, const fl_predicate *p), void *payload) {
  for (uint32_t i = 0; i < n; i++) {
    bool on = visit(payload, &at[i]) && fl_each_predicate(at[i].where, at[i].n_where, visit, payload) &&
              fl_each_predicate(at[i].unless, at[i].n_unless, visit, payload);
    if (!on) return false;
  }
  return true;
}
