// What a call, an annotation or a supertype means: one table of shared keys and a short one for each of the three.
#include "models/load_p.h"

#include "models/path_p.h"

#include <string.h>

#define ROW(field) offsetof(fl_meaning_row, field)

// --- arity

typedef struct arity_draft { int16_t least, most; } arity_draft;

static void read_arity_number(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  int64_t n = -1;
  bool good = node->kind == FL_YAML_SCALAR && fl_str_to_int64(node->text, &n) && n >= 0 && n <= 255;
  if (!good) fl_load_unexpected(l, key, node, "a number of arguments");
  *(int16_t *)((char *)row + key->offset) = (int16_t)n;
}

static const fl_shape shape_arity_number = {read_arity_number, "{\"type\":\"integer\",\"minimum\":0}"};
static const fl_key arity_keys[] = {
    {"min", &shape_arity_number, offsetof(arity_draft, least), NULL, 0},
    {"max", &shape_arity_number, offsetof(arity_draft, most), NULL, 0},
};
static const fl_section arity_section = {"an arity", FL_SECTION_KEYS(arity_keys), NULL};

static void read_arity(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_meaning_row *out = row;
  arity_draft arity = {-1, -1};
  if (node->kind == FL_YAML_MAP) {
    fl_read_map(l, &arity_section, node, &arity);
  } else {
    fl_key number = {.name = key->name, .offset = offsetof(arity_draft, least)};
    read_arity_number(l, &number, node, &arity);
    arity.most = arity.least;
  }
  if (arity.most >= 0 && arity.least > arity.most) fl_load_error(l, node, "an arity with min above max");
  out->arity_min = arity.least;
  out->arity_max = arity.most;
}

// --- method: an HTTP verb or the path of one

static void read_method(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_meaning_row *out = row;
  FL_UNUSED(key);
  fl_load_verb(l, node, &out->method, &out->method_path);
}

// --- returns: a type, a path, or types by index

static const char expected_returns[] = "a type, receiver, arg[n] or a list of types";

static fl_text read_returned_type(fl_loader *l, const fl_key *key, const fl_yaml_node *node) {
  fl_str text;
  if (!fl_load_text(l, key, node, expected_returns, &text)) return 0;
  return fl_access_looks_like(text) ? fl_builder_text(l->b, text) : fl_load_type_text(l, node, text);
}

static void read_returns(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_meaning_row *out = row;
  if (node->kind == FL_YAML_SCALAR && fl_access_looks_like(node->text)) {
    l->any_allowed = true; // an element of something
    out->returns_path = fl_load_path(l, node);
    l->any_allowed = false;
  } else if (node->kind == FL_YAML_SEQ) {
    out->first_return = l->b->texts.n;
    out->n_returns = node->n;
    for (uint32_t i = 0; i < node->n; i++) {
      fl_text type = read_returned_type(l, key, fl_yaml_at(node, i));
      fl_array_push(&l->b->texts, type);
    }
  } else {
    out->returns = read_returned_type(l, key, node);
  }
}

// --- block: what a block that the call is handed is given itself

static void read_gives(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_meaning_row *out = row;
  out->first_give = l->b->texts.n;
  out->n_gives = fl_load_count(node);
  for (uint32_t i = 0; i < out->n_gives; i++) {
    fl_text type = read_returned_type(l, key, fl_load_item(node, i));
    fl_array_push(&l->b->texts, type);
  }
}

static const fl_shape shape_gives = {
    read_gives, "{\"anyOf\":[{\"$ref\":\"#/$defs/name\"},{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/name\"}}]}"};
static const fl_key block_keys[] = {
    {"self", &fl_shape_name, ROW(block_self), NULL, 0},
    {"gives", &shape_gives, 0, NULL, 0},
};
static const fl_section block_section = {"a block", FL_SECTION_KEYS(block_keys), NULL};

// --- scope

static const fl_key scope_keys[] = {
    {"kind", &fl_shape_word, ROW(region_scope), &fl_region_scope_words, FL_KEY_REQUIRED},
    {"body", &fl_shape_path, ROW(scope_path), NULL, 0},
    {"on", &fl_shape_path, ROW(scope_path), NULL, 0},
    {"end", &fl_shape_texts, ROW(first_end), NULL, 0},
    {"members", &fl_shape_texts, ROW(first_end), NULL, 0},
};
static const fl_section scope_section = {"a scope", FL_SECTION_KEYS(scope_keys), NULL};

// `needed` when the kind asks for the key, an error when it does not know it.
static void check_scope_key(fl_loader *l, const fl_yaml_node *node, const char *kind, const char *key, bool known, bool needed) {
  const fl_yaml_node *value = fl_yaml_get(node, key);
  if (value && !known) fl_load_error(l, value, "a scope of kind %s has no \"%s\"", kind, key);
  if (!value && needed) fl_load_error(l, node, "a scope of kind %s needs \"%s\"", kind, key);
}

static void read_scope(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_meaning_row *out = row;
  FL_UNUSED(key);
  if (!fl_read_map(l, &scope_section, node, row) || out->region_scope == FL_HOLDS_none) return;
  const char *kind = fl_word(fl_region_scope_words, out->region_scope);
  bool until = out->region_scope == FL_HOLDS_until, members = out->region_scope == FL_HOLDS_members;
  check_scope_key(l, node, kind, "body", out->region_scope == FL_HOLDS_callback, false);
  check_scope_key(l, node, kind, "on", until, until);
  check_scope_key(l, node, kind, "end", until, until);
  check_scope_key(l, node, kind, "members", members, members);
}

// --- context

enum { CONTEXT_ROOT = 1, CONTEXT_ENTRY, CONTEXT_DERIVED };

static const char *const context_word_list[] = {"none", "root", "entry"};
static const fl_words context_words = {context_word_list, 3};
static const fl_key context_keys[] = {
    {"parent", &fl_shape_callback, ROW(context_parent), NULL, 0},
    {"deadline", &fl_shape_path, ROW(context_deadline), NULL, 0},
    {"unit", &fl_shape_word, ROW(context_unit), &fl_unit_words, 0},
    {"ends_with_parent", &fl_shape_flag, ROW(context_ends_with_parent), NULL, 0},
};
static const fl_section context_section = {"a context", FL_SECTION_KEYS(context_keys), NULL};

static void read_context(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_meaning_row *out = row;
  if (node->kind == FL_YAML_SCALAR) {
    out->context = (uint8_t)fl_load_word(l, key, node, context_words);
    return;
  }
  out->context = CONTEXT_DERIVED;
  bool is_map = fl_read_map(l, &context_section, node, row);
  bool says_something = fl_yaml_get(node, "parent") || fl_yaml_get(node, "deadline");
  if (is_map && !says_something) fl_load_error(l, node, "a context needs \"parent\", \"deadline\" or both");
}

// --- duration: the call makes one

static const fl_key duration_keys[] = {
    {"from", &fl_shape_path, ROW(duration), NULL, FL_KEY_REQUIRED},
    {"unit", &fl_shape_word, ROW(duration_unit), &fl_unit_words, FL_KEY_REQUIRED},
    {"unit_from", &fl_shape_path, ROW(duration_unit_path), NULL, 0},
};
static const fl_section duration_section = {"a duration", FL_SECTION_KEYS(duration_keys), NULL};

// --- makes: an object behind an argument

static const fl_key makes_keys[] = {
    {"at", &fl_shape_path, ROW(makes_at), NULL, FL_KEY_REQUIRED},
    {"type", &fl_shape_name, ROW(makes), NULL, FL_KEY_REQUIRED},
};
static const fl_section makes_section = {"what a call makes", FL_SECTION_KEYS(makes_keys), NULL};

// --- stores: a property whose name is an argument

static const fl_key stores_keys[] = {
    {"key", &fl_shape_path, ROW(store_key), NULL, FL_KEY_REQUIRED},
    {"value", &fl_shape_path, ROW(store_value), NULL, FL_KEY_REQUIRED},
};
static const fl_section stores_section = {"what a call stores", FL_SECTION_KEYS(stores_keys), NULL};

// --- forwards: a route of a proxy that is written in code

static const fl_key forwards_keys[] = {
    {"path", &fl_shape_path, ROW(forward_path), NULL, 0},
    {"to", &fl_shape_path, ROW(forward_to), NULL, FL_KEY_REQUIRED},
};
static const fl_section forwards_section = {"a route of a proxy", FL_SECTION_KEYS(forwards_keys), NULL};

// --- a row's own source

static void read_row_source(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_draft *draft = row;
  fl_source source = {0};
  FL_UNUSED(key);
  fl_read_map(l, &fl_section_source, node, &source);
  draft->has_source = true;
  draft->row.source_page = source.page;
  draft->row.verified = source.verified;
}

// --- what all three share

static const fl_shape shape_arity = {read_arity, "{\"anyOf\":[{\"type\":\"integer\",\"minimum\":0},@section]}"};
static const fl_shape shape_method = {read_method, FL_VERB_SCHEMA};
static const fl_shape shape_returns = {
    read_returns, "{\"anyOf\":[{\"$ref\":\"#/$defs/name\"},{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/name\"}}]}"};
static const fl_shape shape_scope = {read_scope, "@section"};
static const fl_shape shape_context = {read_context, "{\"anyOf\":[{\"enum\":[\"root\",\"entry\"]},@section]}"};
static const fl_shape shape_row_source = {read_row_source, "@section"};

static const fl_key start_keys[] = {
    {"name", &fl_shape_path, ROW(start_name), NULL, FL_KEY_REQUIRED},
    {"code", &fl_shape_path, ROW(start_code), NULL, 0},
    {"code_at", &fl_shape_path, ROW(start_path), NULL, 0},
    {"image", &fl_shape_text, ROW(start_image), NULL, 0},
    {"image_at", &fl_shape_path, ROW(start_at), NULL, 0},
    {"within", &fl_shape_path, ROW(start_within), NULL, 0},
};
static const fl_section start_section = {"what is started", FL_SECTION_KEYS(start_keys), NULL};

static const fl_key dispatch_keys[] = {
    {"by", &fl_shape_path, ROW(dispatch_by), NULL, FL_KEY_REQUIRED},
    {"to", &fl_shape_name, ROW(dispatch_to), NULL, FL_KEY_REQUIRED},
    {"method", &fl_shape_text, ROW(dispatch_method), NULL, 0},
    {"around", &fl_shape_name, ROW(dispatch_around), NULL, 0},
    {"any", &fl_shape_flag, ROW(dispatch_any), NULL, 0},
};
static const fl_section dispatch_section = {"a dispatch", FL_SECTION_KEYS(dispatch_keys), NULL};

static const fl_key meaning_keys[] = {
    {"arity", &shape_arity, 0, &arity_section, 0},
    {"form", &fl_shape_word, ROW(form), &fl_called_words, 0},
    {"declared", &fl_shape_flag, ROW(declared), NULL, 0},
    {"when", &fl_shape_conditions, 0, &fl_section_condition, 0},
    {"site", &fl_shape_word, ROW(site), &fl_site_words, 0},
    {"protocol", &fl_shape_text, ROW(protocol), NULL, 0},
    {"effect", &fl_shape_word, ROW(effect), &fl_effect_words, 0},
    {"method", &shape_method, 0, NULL, 0},
    {"url", &fl_shape_paths, ROW(first_url), NULL, 0},
    {"base_url", &fl_shape_paths, ROW(first_base), NULL, 0},
    {"topic", &fl_shape_paths, ROW(first_topic), NULL, 0},
    {"exchange", &fl_shape_paths, ROW(first_exchange), NULL, 0},
    {"falls_back", &fl_shape_paths, ROW(first_fallback), NULL, 0},
    {"falls_back_if", &fl_shape_paths, ROW(first_fallback_if), NULL, 0},
    {"feeds", &fl_shape_feed, ROW(feed), &fl_section_feed, 0},
    {"listens", &fl_shape_path, ROW(listens), NULL, 0},
    {"rpc", &fl_shape_rpc, ROW(rpc), &fl_section_rpc, 0},
    {"mounts", &fl_shape_mount, ROW(mount), &fl_section_mount, 0},
    {"text", &fl_shape_made_text, ROW(text), &fl_section_made_text, 0},
    {"reads", &fl_shape_reads, ROW(reads), &fl_section_reads, 0},
    {"defines", &fl_shape_defines, ROW(defines), &fl_section_defines, 0},
    {"ctx", &fl_shape_path, ROW(ctx), NULL, 0},
    {"returns", &shape_returns, 0, NULL, 0},
    {"sets", &fl_shape_settings, ROW(first_set), NULL, 0},
    {"mutates", &fl_shape_settings, ROW(first_mutate), NULL, 0},
    {"stores", &fl_shape_section, 0, &stores_section, 0},
    {"forwards", &fl_shape_section, 0, &forwards_section, 0},
    {"receiver", &fl_shape_path, ROW(receiver), NULL, 0},
    {"makes", &fl_shape_section, 0, &makes_section, 0},
    {"global", &fl_shape_settings, ROW(first_global), NULL, 0},
    {"invokes", &fl_shape_callbacks, ROW(first_invoke), NULL, 0},
    {"spawns", &fl_shape_callbacks, ROW(first_spawn), NULL, 0},
    {"block", &fl_shape_section, 0, &block_section, 0},
    {"hands", &fl_shape_hands, ROW(first_hand), NULL, 0},
    {"scope", &shape_scope, 0, &scope_section, 0},
    {"context", &shape_context, 0, &context_section, 0},
    {"duration", &fl_shape_section, 0, &duration_section, 0},
    {"does", &fl_shape_word_set, ROW(does), &fl_does_words, 0},
    {"passes", &fl_shape_passes, 0, NULL, 0},
    {"asks", &fl_shape_request, 0, &fl_section_request, 0},
    {"binds", &fl_shape_binding, 0, &fl_section_binding, 0},
    {"attributes", &fl_shape_text_pairs, ROW(first_attribute), NULL, 0},
    {"source", &shape_row_source, 0, &fl_section_source, 0},
#define X(role) {#role, &fl_shape_role, 0, &fl_section_role, 0},
    FL_ROLE_KINDS(X)
#undef X
};
static const fl_section meaning_section = {"a meaning", FL_SECTION_KEYS(meaning_keys), NULL};

static void begin_draft(fl_loader *l, fl_draft *draft, const fl_yaml_node *node) {
  *draft = (fl_draft){.row = {.library = l->library, .line = node->line, .arity_min = -1, .arity_max = -1}};
}

// Appends the row and its roles.
static fl_mid finish_draft(fl_loader *l, fl_draft *draft) {
  fl_meaning_row *row = &draft->row;
  row->first_role = draft->n_roles ? l->b->roles.n : 0;
  row->n_roles = draft->n_roles;
  for (uint32_t i = 0; i < draft->n_roles; i++) fl_array_push(&l->b->roles, draft->roles[i]);
  if (!draft->has_source) row->verified = l->b->libraries.at[l->library].verified;
  return fl_load_add_meaning(l->b, row);
}

fl_mid fl_load_add_meaning(fl_builder *b, const fl_meaning_row *row) {
  fl_array_push(&b->meanings, *row);
  return b->meanings.n - 1;
}

// --- names that lead to the row

static void read_names_node(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(l), FL_UNUSED(key);
  ((fl_draft *)row)->names = node;
}

// "*." in front or a star in an earlier segment.
static bool is_loose(fl_str name) {
  fl_str owner, segment;
  fl_name_split(name, &owner, &segment);
  return fl_str_find_char(owner, '*') != FL_STR_NONE;
}

// Enters one name; a call or annotation that is loose says so and needs a condition.
static void index_name(fl_loader *l, fl_index_kind exact, const fl_yaml_node *node, fl_str name, fl_posting posting) {
  char buf[FL_NAME_BYTES_MAX];
  if (is_loose(name) && exact != FL_INDEX_supertype) {
    fl_meaning_row *meaning = &l->b->meanings.at[posting.value];
    meaning->loose = 1;
    if (!meaning->n_conditions) fl_load_error(l, node, "a loose name (a star before the last segment) needs a \"when\" that pins it down");
  }
  fl_builder_index_call(l->b, exact, fl_builder_canonical(l->b, l->language, name, buf, sizeof buf), posting);
}

// Enters the names of one item: what its braces stand for.
static void index_item(fl_loader *l, fl_index_kind exact, const char *key, const fl_yaml_node *item, fl_posting posting) {
  fl_str text, name;
  uint32_t at = 0;
  char buf[FL_NAME_BYTES_MAX];
  if (!fl_load_text(l, &(fl_key){.name = key}, item, "a name or a list of names", &text)) return;
  const char *why = fl_name_check(text, true, &at);
  if (why) {
    fl_load_error_in(l, item, at, why);
    return;
  }
  fl_load_check_spelling(l, item, text);
  for (uint32_t k = 0; fl_name_expand(text, k, buf, &name); k++) index_name(l, exact, item, name, posting);
}

static void index_names(fl_loader *l, fl_index_kind exact, const char *key, const fl_yaml_node *node, fl_mid row) {
  fl_posting posting = {.value = row, .library = l->library, .line = l->b->meanings.at[row].line};
  for (uint32_t i = 0; node && i < fl_load_count(node); i++) index_item(l, exact, key, fl_load_item(node, i), posting);
}

#define NAME_PATTERNS_SCHEMA                                                                                           \
  "{\"anyOf\":[{\"$ref\":\"#/$defs/name\"},{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/name\"}}]}"
static const fl_shape shape_names_node = {read_names_node, NAME_PATTERNS_SCHEMA};

static bool is_list(fl_loader *l, const fl_key *key, const fl_yaml_node *node) {
  if (node->kind != FL_YAML_SEQ) fl_load_unexpected(l, key, node, "a list");
  return node->kind == FL_YAML_SEQ;
}

// --- calls

static const fl_key call_keys[] = {
    {"callee", &shape_names_node, 0, NULL, FL_KEY_REQUIRED},
    {"registers", &fl_shape_entry, 0, &fl_section_registration, 0},
    {"provides", &fl_shape_provisions, 0, &fl_section_provision, 0},
    {"dispatches", &fl_shape_section, 0, &dispatch_section, 0},
    {"starts", &fl_shape_section, 0, &start_section, 0},
    {"tells", &fl_shape_path, ROW(told), NULL, 0},
};
const fl_section fl_section_call = {"a call", FL_SECTION_KEYS(call_keys), &meaning_section};

static void read_calls(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  if (!is_list(l, key, node)) return;
  for (uint32_t i = 0; i < node->n; i++) {
    fl_draft draft;
    begin_draft(l, &draft, fl_yaml_at(node, i));
    if (!fl_read_map(l, &fl_section_call, fl_yaml_at(node, i), &draft)) continue;
    index_names(l, FL_INDEX_call, "callee", draft.names, finish_draft(l, &draft));
  }
}

// --- annotations

// Bits 1, 2, 4, 8 in this order.
static const char *const place_word_list[] = {"none", "function", "type", "field", "param"};
static const fl_words place_words = {place_word_list, 5};
static const char *const provided_word_list[] = {"none", "result", "type"};
static const fl_words provided_words = {provided_word_list, 3};

static void read_places(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  for (uint32_t i = 0; i < fl_load_count(node); i++) {
    uint32_t word = fl_load_word(l, key, fl_load_item(node, i), place_words);
    if (word) ((fl_meaning_row *)row)->on |= (uint8_t)(1u << (word - 1));
  }
}

static void read_accessors(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  for (uint32_t i = 0; i < fl_load_count(node); i++) {
    uint32_t word = fl_load_word(l, key, fl_load_item(node, i), fl_accessor_words);
    if (word) ((fl_meaning_row *)row)->accessors |= (uint8_t)(1u << (word - 1));
  }
}

static const fl_section methods_section = {"the methods of an annotated type", NULL, 0, &meaning_section};

static void read_methods_meaning(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_draft draft;
  begin_draft(l, &draft, node);
  if (fl_read_map(l, key->arg, node, &draft)) ((fl_meaning_row *)row)->methods = finish_draft(l, &draft);
}

static const fl_shape shape_places = {
    read_places, "{\"anyOf\":[{\"enum\":@words},{\"type\":\"array\",\"items\":{\"enum\":@words}}]}"};
static const fl_shape shape_accessors = {
    read_accessors, "{\"anyOf\":[{\"enum\":@words},{\"type\":\"array\",\"items\":{\"enum\":@words}}]}"};
static const fl_shape shape_methods_meaning = {read_methods_meaning, "@section"};
static const fl_key annotation_keys[] = {
    {"name", &shape_names_node, 0, NULL, FL_KEY_REQUIRED},
    {"on", &shape_places, 0, &place_words, 0},
    {"entry", &fl_shape_entry, 0, &fl_section_entry, 0},
    {"provides", &fl_shape_word, ROW(provides), &provided_words, 0},
    {"injects", &fl_shape_flag, ROW(injects), NULL, 0},
    {"accessors", &shape_accessors, 0, &fl_accessor_words, 0},
    {"methods", &shape_methods_meaning, 0, &methods_section, 0},
};
const fl_section fl_section_annotation = {"an annotation", FL_SECTION_KEYS(annotation_keys), &meaning_section};

static void read_annotations(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  if (!is_list(l, key, node)) return;
  for (uint32_t i = 0; i < node->n; i++) {
    fl_draft draft;
    begin_draft(l, &draft, fl_yaml_at(node, i));
    if (!fl_read_map(l, &fl_section_annotation, fl_yaml_at(node, i), &draft)) continue;
    index_names(l, FL_INDEX_annotation, "name", draft.names, finish_draft(l, &draft));
  }
}

// --- supertypes

static const fl_key supertype_keys[] = {
    {"type", &shape_names_node, 0, NULL, FL_KEY_REQUIRED},
    {"methods", &fl_shape_texts, offsetof(fl_draft, supertype.first_method), NULL, 0},
    {"entry", &fl_shape_entry, 0, &fl_section_entry, 0},
};
const fl_section fl_section_supertype = {"a supertype", FL_SECTION_KEYS(supertype_keys), &meaning_section};

// One row a name, so that each says which type it speaks of.
static void add_supertypes(fl_loader *l, const fl_draft *draft, fl_mid meaning) {
  for (uint32_t i = 0; draft->names && i < fl_load_count(draft->names); i++) {
    const fl_yaml_node *node = fl_load_item(draft->names, i);
    fl_supertype_model row = draft->supertype;
    row.type = fl_builder_text(l->b, node->text);
    row.library = l->library;
    row.meaning = meaning;
    fl_array_push(&l->b->supertype_rows, row);
    fl_posting posting = {.value = l->b->supertype_rows.n - 1, .library = l->library, .line = draft->row.line};
    index_item(l, FL_INDEX_supertype, "type", node, posting);
  }
}

static void read_supertypes(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  if (!is_list(l, key, node)) return;
  for (uint32_t i = 0; i < node->n; i++) {
    fl_draft draft;
    begin_draft(l, &draft, fl_yaml_at(node, i));
    if (!fl_read_map(l, &fl_section_supertype, fl_yaml_at(node, i), &draft)) continue;
    add_supertypes(l, &draft, finish_draft(l, &draft));
  }
}

// --- functions that are started because of where they stand

#define PLACED(field) offsetof(fl_draft, placed.first_##field)
static const fl_key placed_keys[] = {
    {"below", &fl_shape_texts, PLACED(below), NULL, FL_KEY_REQUIRED},
    {"at", &fl_shape_texts, PLACED(at), NULL, FL_KEY_REQUIRED},
    {"exports", &fl_shape_texts, PLACED(export), NULL, FL_KEY_REQUIRED},
    {"silent", &fl_shape_texts, PLACED(silent), NULL, 0},
    {"entry", &fl_shape_entry, 0, &fl_section_entry, FL_KEY_REQUIRED},
};
const fl_section fl_section_placed = {"a place of files", FL_SECTION_KEYS(placed_keys), &meaning_section};

static void read_placed(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  FL_UNUSED(row);
  if (!is_list(l, key, node)) return;
  for (uint32_t i = 0; i < node->n; i++) {
    fl_draft draft;
    begin_draft(l, &draft, fl_yaml_at(node, i));
    if (!fl_read_map(l, &fl_section_placed, fl_yaml_at(node, i), &draft)) continue;
    draft.placed.library = l->library;
    draft.placed.meaning = finish_draft(l, &draft);
    fl_array_push(&l->b->placed, draft.placed);
  }
}

const fl_shape fl_shape_placed = {read_placed, "{\"type\":\"array\",\"items\":@section}"};
const fl_shape fl_shape_calls = {read_calls, "{\"type\":\"array\",\"items\":@section}"};
const fl_shape fl_shape_annotations = {read_annotations, "{\"type\":\"array\",\"items\":@section}"};
const fl_shape fl_shape_supertypes = {read_supertypes, "{\"type\":\"array\",\"items\":@section}"};
