// Which field of which row points where: one table. A pack whose rows all point inside their blocks can be read without further
// checks, whatever else is wrong with it.
#include "models/pack_p.h"

#include <string.h>

typedef struct ref {
  uint8_t from, to;     // blocks
  uint8_t count_size;   // 0: a single reference; else the width of the count field
  uint8_t each;         // rows that one of the count stands for: 2 for pairs
  uint16_t first;       // offset of the reference
  uint16_t count;       // offset of the count
} ref;

#define ONE(block, T, field, target) {FL_BLOCK_##block, FL_BLOCK_##target, 0, 1, offsetof(T, field), 0}
#define RANGE(block, T, field, n_field, target)                                                                        \
  {FL_BLOCK_##block, FL_BLOCK_##target, sizeof(((T *)0)->n_field), 1, offsetof(T, field), offsetof(T, n_field)}
#define PAIRS(block, T, field, n_field)                                                                                \
  {FL_BLOCK_##block, FL_BLOCK_texts, sizeof(((T *)0)->n_field), 2, offsetof(T, field), offsetof(T, n_field)}

#define MEANING(field, target) ONE(meanings, fl_meaning_row, field, target)
#define MEANINGS(field, n_field, target) RANGE(meanings, fl_meaning_row, field, n_field, target)
#define TYPE(field, target) ONE(types, fl_type_model, field, target)
#define TYPES(field, n_field, target) RANGE(types, fl_type_model, field, n_field, target)
#define LIBRARY(field) ONE(libraries, fl_library, field, text)
#define ADVICE(role) LIBRARY(advice[FL_ROLEKIND_##role])

static const ref refs[] = {
    ONE(steps, fl_path_step, name, text),
    ONE(paths, fl_path, name, text),
    RANGE(paths, fl_path, first_step, n_steps, steps),
    ONE(carriers, fl_carrier, from, paths),
    ONE(carriers, fl_carrier, unit_from, paths),
    ONE(carriers, fl_carrier, holds, text),
    ONE(defaults, fl_default, versions, text),
    ONE(defaults, fl_default, of, text),
    ONE(defaults, fl_default, word, text),
    ONE(defaults, fl_default, from, paths),
    RANGE(roles, fl_role_model, first_carrier, n_carriers, carriers),
    RANGE(roles, fl_role_model, first_default, n_defaults, defaults),
    ONE(roles, fl_role_model, advice, text),
    ONE(conditions, fl_condition, path, paths),
    RANGE(conditions, fl_condition, first_text, n_texts, texts),
    ONE(settings, fl_setting, name, text),
    ONE(settings, fl_setting, from, paths),
    ONE(entries, fl_entry_model, method, text),
    ONE(entries, fl_entry_model, method_path, paths),
    ONE(entries, fl_entry_model, handler, paths),
    RANGE(entries, fl_entry_model, first_member, n_members, texts),
    RANGE(entries, fl_entry_model, first_start, n_starts, texts),
    RANGE(entries, fl_entry_model, first_path, n_paths, path_list),
    ONE(entries, fl_entry_model, rpc.name, text),
    ONE(entries, fl_entry_model, rpc.of, paths),
    ONE(entries, fl_entry_model, rpc.service, paths),
    ONE(entries, fl_entry_model, rpc.method, paths),
    ONE(mounts, fl_mount_model, what, paths),
    ONE(mounts, fl_mount_model, under, paths),
    RANGE(mounts, fl_mount_model, first_path, n_paths, path_list),
    RANGE(feeds, fl_feed_model, first_queue, n_queues, path_list),
    RANGE(feeds, fl_feed_model, first_exchange, n_exchanges, path_list),
    RANGE(feeds, fl_feed_model, first_topic, n_topics, path_list),
    ONE(text_models, fl_text_model, separator, text),
    ONE(text_models, fl_text_model, format, paths),
    RANGE(text_models, fl_text_model, first_part, n_parts, path_list),
    ONE(read_models, fl_read_model, name, paths),
    ONE(read_models, fl_read_model, fallback, paths),
    ONE(read_models, fl_read_model, below, paths),
    ONE(vocabulary, fl_vocabulary_word, protocol, text),
    ONE(vocabulary, fl_vocabulary_word, word, text),
    ONE(table_models, fl_table_model, table, paths),
    ONE(table_models, fl_table_model, columns, paths),
    ONE(table_models, fl_table_model, unique, paths),
    ONE(table_models, fl_table_model, primary_key, paths),
    MEANING(library, libraries),
    MEANING(protocol, text),
    MEANING(method, text),
    MEANING(method_path, paths),
    MEANINGS(first_url, n_urls, path_list),
    MEANINGS(first_base, n_bases, path_list),
    MEANINGS(first_topic, n_topics, path_list),
    MEANINGS(first_exchange, n_exchanges, path_list),
    MEANINGS(first_fallback, n_fallbacks, path_list),
    MEANINGS(first_fallback_if, n_fallbacks_if, path_list),
    MEANING(listens, paths),
    MEANING(feed, feeds),
    MEANING(rpc.name, text),
    MEANING(rpc.of, paths),
    MEANING(rpc.service, paths),
    MEANING(rpc.method, paths),
    MEANING(mount, mounts),
    MEANING(text, text_models),
    MEANING(reads, read_models),
    MEANING(defines, table_models),
    MEANING(ctx, paths),
    MEANING(context_parent, paths),
    MEANING(context_deadline, paths),
    MEANING(duration, paths),
    MEANING(receiver, paths),
    MEANING(makes_at, paths),
    MEANING(makes, text),
    MEANING(forward_path, paths),
    MEANING(forward_to, paths),
    MEANING(store_key, paths),
    MEANING(store_value, paths),
    MEANING(returns, text),
    MEANING(returns_path, paths),
    MEANING(scope_path, paths),
    MEANING(entry, entries),
    MEANING(methods, meanings),
    MEANING(source_page, text),
    MEANING(request, requests),
    MEANING(binding, bindings),
    MEANINGS(first_pass, n_passes, passes),
    MEANING(start_name, paths),
    MEANING(start_code, paths),
    MEANING(start_path, paths),
    MEANING(start_at, paths),
    MEANING(start_within, paths),
    MEANING(start_image, text),
    MEANING(told, paths),
    MEANING(dispatch_by, paths),
    MEANING(dispatch_to, text),
    MEANING(dispatch_method, text),
    MEANING(dispatch_around, text),
    MEANINGS(first_provision, n_provisions, provisions),
    ONE(passes, fl_pass, callback, paths),
    ONE(passes, fl_pass, type, text),
    ONE(provisions, fl_provision, type, paths),
    ONE(provisions, fl_provision, named_type, text),
    ONE(provisions, fl_provision, made, paths),
    ONE(provisions, fl_provision, from, paths),
    ONE(provisions, fl_provision, owner, paths),
    ONE(provisions, fl_provision, name, paths),
    ONE(declarations, fl_declaration_model, meaning, meanings),
    ONE(declarations, fl_declaration_model, keys, text),
    PAIRS(declarations, fl_declaration_model, first_document, n_document),
    RANGE(declarations, fl_declaration_model, first_file, n_files, texts),
    RANGE(declarations, fl_declaration_model, first_image, n_images, texts),
    RANGE(declarations, fl_declaration_model, first_workload, n_workloads, texts),
    RANGE(declarations, fl_declaration_model, first_has, n_has, texts),
    RANGE(declarations, fl_declaration_model, first_starts, n_starts, texts),
    RANGE(declarations, fl_declaration_model, first_with, n_with, texts),
    RANGE(declarations, fl_declaration_model, first_without, n_without, texts),
    PAIRS(declarations, fl_declaration_model, first_off, n_off),
    RANGE(declarations, fl_declaration_model, first_name, n_names, texts),
    RANGE(declarations, fl_declaration_model, first_setting, n_settings, declared_settings),
    ONE(declared_settings, fl_declared_setting, name, text),
    ONE(declared_settings, fl_declared_setting, fallback, text),
    RANGE(declared_settings, fl_declared_setting, first_key, n_keys, texts),
    RANGE(stances, fl_stance_model, first_of, n_of, texts),
    RANGE(stances, fl_stance_model, first_protocol, n_protocols, texts),
    PAIRS(stances, fl_stance_model, first_when, n_when),
    ONE(stances, fl_stance_model, says, text),
    ONE(stances, fl_stance_model, decides, text),
    ONE(stances, fl_stance_model, page, text),
    ONE(clients, fl_client_model, library, libraries),
    RANGE(clients, fl_client_model, first_protocol, n_protocols, texts),
    ONE(clients, fl_client_model, versions, text),
    ONE(clients, fl_client_model, page, text),
    ONE(peers, fl_peer_model, what, text),
    ONE(peers, fl_peer_model, protocol, text),
    RANGE(peers, fl_peer_model, first_key, n_keys, texts),
    RANGE(peers, fl_peer_model, first_like, n_like, texts),
    RANGE(peers, fl_peer_model, first_package, n_packages, texts),
    RANGE(peers, fl_peer_model, first_address, n_addresses, texts),
    RANGE(peers, fl_peer_model, first_off, n_off, texts),
    RANGE(peers, fl_peer_model, first_source, n_sources, texts),
    ONE(peers, fl_peer_model, fallback, text),
    ONE(peers, fl_peer_model, deadline, text),
    ONE(peers, fl_peer_model, meanwhile, text),
    RANGE(peers, fl_peer_model, first_fails, n_fails, texts),
    ONE(peers, fl_peer_model, optional, text),
    ONE(peers, fl_peer_model, stops, text),
    ONE(peers, fl_peer_model, goes_on, text),
    ONE(peers, fl_peer_model, holds, text),
    ONE(requests, fl_asked_model, type, paths),
    ONE(requests, fl_asked_model, named_type, text),
    ONE(requests, fl_asked_model, name, paths),
    ONE(bindings, fl_binding_model, type, paths),
    ONE(bindings, fl_binding_model, section, paths),
    ONE(bindings, fl_binding_model, tag, text),
    ONE(bindings, fl_binding_model, default_tag, text),
    MEANINGS(first_return, n_returns, texts),
    MEANINGS(first_end, n_ends, texts),
    MEANING(block_self, text),
    MEANINGS(first_give, n_gives, texts),
    MEANINGS(first_role, n_roles, roles),
    MEANINGS(first_condition, n_conditions, conditions),
    MEANINGS(first_set, n_sets, settings),
    MEANINGS(first_mutate, n_mutates, settings),
    MEANINGS(first_global, n_globals, settings),
    MEANINGS(first_invoke, n_invokes, path_list),
    MEANINGS(first_spawn, n_spawns, path_list),
    MEANINGS(first_hand, n_hands, settings),
    PAIRS(meanings, fl_meaning_row, first_attribute, n_attributes),
    TYPE(name, text),
    TYPE(library, libraries),
    TYPE(value_type, text),
    TYPE(value_text, text),
    TYPE(runs, text),
    TYPES(first_construct, n_constructs, texts),
    TYPES(first_super, n_supers, texts),
    TYPES(first_fixed, n_fixed, texts),
    PAIRS(types, fl_type_model, first_field, n_fields),
    TYPES(first_set, n_sets, settings),
    ONE(supertype_rows, fl_supertype_model, type, text),
    ONE(supertype_rows, fl_supertype_model, library, libraries),
    ONE(supertype_rows, fl_supertype_model, meaning, meanings),
    RANGE(supertype_rows, fl_supertype_model, first_method, n_methods, texts),
    ONE(placed, fl_placed_model, library, libraries),
    ONE(placed, fl_placed_model, meaning, meanings),
    RANGE(placed, fl_placed_model, first_below, n_below, texts),
    RANGE(placed, fl_placed_model, first_at, n_at, texts),
    RANGE(placed, fl_placed_model, first_export, n_exports, texts),
    RANGE(placed, fl_placed_model, first_silent, n_silent, texts),
    LIBRARY(name), LIBRARY(ecosystem), LIBRARY(package), LIBRARY(versions),
    LIBRARY(page), LIBRARY(page_version), LIBRARY(file),
    ADVICE(deadline), ADVICE(wait), ADVICE(lease), ADVICE(bound), ADVICE(backoff), ADVICE(jitter), ADVICE(idempotency_key),
    ONE(libraries, fl_library, service_name, paths),
    ONE(libraries, fl_library, service_port, paths),
    ONE(libraries, fl_library, service_prefix, paths),
    LIBRARY(store),
    LIBRARY(runs),
    LIBRARY(route_type), LIBRARY(route_method), LIBRARY(route_path),
    RANGE(libraries, fl_library, first_route_word, n_route_words, texts),
    RANGE(libraries, fl_library, first_language, n_languages, texts),
    RANGE(libraries, fl_library, first_module, n_modules, texts),
    RANGE(libraries, fl_library, first_covered, n_covered, texts),
    RANGE(libraries, fl_library, first_open, n_opens, texts),
    {FL_BLOCK_texts, FL_BLOCK_text, 0, 1, 0, 0},
    {FL_BLOCK_path_list, FL_BLOCK_paths, 0, 1, 0, 0},
    ONE(slots, fl_slot, language, text),
    ONE(slots, fl_slot, name, text),
    RANGE(slots, fl_slot, first, n, postings),
    ONE(postings, fl_posting, pattern, text),
    ONE(postings, fl_posting, library, libraries),
};

// What a posting's value is, by the kind of the slot that owns it.
static const uint8_t value_block[FL_N_INDEX_KINDS] = {
    [FL_INDEX_call] = FL_BLOCK_meanings,
    [FL_INDEX_call_owner] = FL_BLOCK_meanings,
    [FL_INDEX_call_tail] = FL_BLOCK_meanings,
    [FL_INDEX_call_loose] = FL_BLOCK_meanings,
    [FL_INDEX_annotation] = FL_BLOCK_meanings,
    [FL_INDEX_annotation_owner] = FL_BLOCK_meanings,
    [FL_INDEX_annotation_tail] = FL_BLOCK_meanings,
    [FL_INDEX_annotation_loose] = FL_BLOCK_meanings,
    [FL_INDEX_type] = FL_BLOCK_types,
    [FL_INDEX_supertype] = FL_BLOCK_supertype_rows,
    [FL_INDEX_supertype_owner] = FL_BLOCK_supertype_rows,
    [FL_INDEX_supertype_tail] = FL_BLOCK_supertype_rows,
    [FL_INDEX_supertype_loose] = FL_BLOCK_supertype_rows,
    [FL_INDEX_module] = FL_BLOCK_libraries,
    [FL_INDEX_alias] = FL_BLOCK_text,
    [FL_INDEX_name] = FL_BLOCK_libraries,
    [FL_INDEX_listed] = FL_BLOCK_libraries,
    [FL_INDEX_segment] = FL_BLOCK_meanings,
    [FL_INDEX_segment_glob] = FL_BLOCK_meanings,
};

static uint32_t read_count(const char *at, uint8_t size) {
  uint8_t one;
  uint16_t two;
  uint32_t four;
  switch (size) {
  case 1: memcpy(&one, at, 1); return one;
  case 2: memcpy(&two, at, 2); return two;
  default: memcpy(&four, at, 4); return four;
  }
}

// Most references are single, and there are millions of them at each start: no branch, no count.
static bool singles_hold(const ref *r, const fl_block *from, uint32_t limit) {
  const char *at = (const char *)from->at + r->first;
  size_t row_size = fl_block_row_size[r->from];
  bool outside = false;
  for (uint32_t i = 0; i < from->n; i++, at += row_size) {
    uint32_t first;
    memcpy(&first, at, sizeof first);
    outside |= first >= limit;
  }
  return !outside;
}

static bool holds(const ref *r, const fl_block *from, uint32_t limit) {
  if (!r->count_size) return singles_hold(r, from, limit);
  for (uint32_t i = 0; i < from->n; i++) {
    const char *row = (const char *)from->at + i * fl_block_row_size[r->from];
    uint32_t first, n = read_count(row + r->count, r->count_size);
    memcpy(&first, row + r->first, sizeof first);
    bool inside = n == 0 ? first <= limit : first < limit && n <= (limit - first) / r->each;
    if (!inside) return false;
  }
  return true;
}

static bool postings_hold(const fl_block blocks[FL_N_BLOCKS]) {
  const fl_slot *slots = blocks[FL_BLOCK_slots].at;
  const fl_posting *postings = blocks[FL_BLOCK_postings].at;
  for (uint32_t i = 0; i < blocks[FL_BLOCK_slots].n; i++) {
    if (slots[i].kind >= FL_N_INDEX_KINDS) return false;
    uint32_t limit = blocks[value_block[slots[i].kind]].n;
    for (uint32_t k = 0; k < slots[i].n; k++) {
      if (postings[slots[i].first + k].value >= limit) return false;
    }
  }
  return true;
}

bool fl_pack_references_hold(const fl_block blocks[FL_N_BLOCKS]) {
  for (uint32_t i = 0; i < sizeof refs / sizeof *refs; i++) {
    if (!holds(&refs[i], &blocks[refs[i].from], blocks[refs[i].to].n)) return false;
  }
  return postings_hold(blocks);
}
