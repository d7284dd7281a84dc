// Models: what library calls, types and annotations mean, compiled from rules/models/**.yaml (docs/model-language.md).
//
// A pack is flat arrays that refer to one another by index (0 = none) plus one text block, so that it can be written to a file
// at build time and mapped at start. Immutable after load; shareable by threads. Rows compiled later (the project's own) come
// first in look-ups.
#ifndef FL_MODELS_MODEL_H
#define FL_MODELS_MODEL_H

#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

#define FL_SITE_KINDS(X)                                                                                               \
  X(remote_call) X(client) X(server) X(publish) X(consume) X(ack) X(retry) X(txn) X(lock_acquire) X(lock_release)      \
  X(deadline_scope) X(breaker) X(queue) X(schedule) X(leader) X(local_lock) X(local_unlock) X(lock_watch) X(mark) X(entry) X(declaration) X(pause) \
  X(operator) X(topic) X(time_check) X(copies) X(cache) X(staged)
#define FL_ROLE_KINDS(X)                                                                                               \
  X(deadline) X(wait) X(lease) X(bound) X(elapsed) X(backoff) X(jitter) X(attempts) X(idempotency_key) X(key) X(token)            \
  X(isolation) X(ack_mode) X(handing_out) X(resources) X(key_life) X(topology) X(group) X(partitions) X(replication) X(quorum) X(stamp) X(freshness) X(table) X(row) X(batch)
#define FL_EFFECTS(X)                                                                                                  \
  X(unknown) X(read) X(idempotent_write) X(non_idempotent_write) X(by_http_method) X(by_name) X(by_sql) X(by_command)
#define FL_DOES(X) X(sleep) X(clock_read) X(cancel_check) X(random) X(unique_id) X(exit) X(fail) X(log) X(bind) X(cancel) X(refuses) X(arithmetic) X(detach) X(gather) X(query) X(listen) X(asks_development) X(takes_request)
#define FL_ENTRY_KINDS(X) X(http) X(rpc) X(consumer) X(job) X(cron) X(cli) X(main) X(test)
#define FL_SCOPES(X) X(total) X(attempt) X(phase) X(idle) X(infra)
#define FL_UNITS(X) X(duration) X(ns) X(us) X(ms) X(s) X(m) X(h) X(d) X(count)
#define FL_MEANINGS(X) X(number) X(infinite) X(default) X(error) X(off) X(no_wait) X(absent)
#define FL_REGION_SCOPES(X) X(callback) X(until) X(function) X(with) X(members)
// How a template marks where its arguments go: "%s", "{0}" and "{name}", "$name".
#define FL_CALLED_FORMS(X) X(new) X(call)
#define FL_HOLE_STYLES(X) X(printf) X(braces) X(dollar)
// What an error says: that another one was first, so that trying again at once is the answer.
#define FL_ERRORS(X) X(conflict) X(interrupted) X(every)
// What a store does when its machines no longer reach one another: keeps what it says true, goes on answering, has one machine alone; open: it
// depends on what is not known.
#define FL_STANCES(X) X(CP) X(AP) X(single) X(open)
// What may be done at a call of a client or with the store behind it: a limit of what a call waits, set once where the client or pool is made; each call
// takes a connection of a pool; a limit that the store keeps for a role; a write on the condition that nothing was changed since; a change of a part of
// what is stored, or of a number, in one step; rows that are locked when they are read; a key that only one may set, as a lock;
// several writes that happen together or not at all.
#define FL_ABILITIES(X) X(limit) X(pool) X(role_limit) X(compare) X(part) X(sum) X(row_lock) X(lock) X(transaction)
#define FL_READ_SOURCES(X) X(env) X(config) X(template)
// Methods that an annotation makes for the fields of a type.
#define FL_ACCESSORS(X) X(get) X(set) X(builder)
// Words that mean the same in all libraries: how procedures are called, commands of a store, what cannot be undone, fields that tell one
// operation from another, columns that count changes, stores where an insert replaces what is there, images of stores.
#define FL_VOCABULARIES(X) X(procedures) X(commands) X(irreversible) X(operation_keys) X(version_columns) \
  X(upserting_protocols) X(stores) X(arithmetic) X(push_back) X(statuses) X(deliveries) X(guards) X(valuable) X(uniqueness) X(deduplication) X(states) X(ids) X(undoing) X(marking) X(telling) X(guarding) X(turns) X(batching) X(limiting) X(coalescing) X(times) X(quantities) X(testing) X(calendar) X(acknowledging) X(asking_nobody) X(probing) X(twins)
#define FL_PATH_ROOTS(X)                                                                                               \
  X(arg) X(kw) X(receiver) X(result) X(ctx) X(option) X(global) X(config) X(env) X(const) X(block) X(targ) X(typed) \
  X(new) X(callback) X(select) X(provided)

// Each list becomes an enum FL_<PREFIX>_<word> with 0 = none and a table of words (model_words.c).
#define X(w) FL_SITE_##w,
typedef enum fl_site_kind { FL_SITE_none, FL_SITE_KINDS(X) FL_N_SITE_KINDS } fl_site_kind;
#undef X
#define X(w) FL_ROLEKIND_##w,
typedef enum fl_role_kind { FL_ROLEKIND_none, FL_ROLE_KINDS(X) FL_N_ROLE_KINDS } fl_role_kind;
#undef X
#define X(w) FL_EFFECT_##w,
typedef enum fl_effect { FL_EFFECT_none, FL_EFFECTS(X) FL_N_EFFECTS } fl_effect;
#undef X
#define X(w) FL_DOES_##w,
typedef enum fl_does { FL_DOES_none, FL_DOES(X) FL_N_DOES } fl_does; // stored as a bit set: 1u << word
#undef X
#define X(w) FL_ENTRY_##w,
typedef enum fl_entry_kind { FL_ENTRY_none, FL_ENTRY_KINDS(X) FL_N_ENTRY_KINDS } fl_entry_kind;
#undef X
#define X(w) FL_SCOPE_##w,
typedef enum fl_scope { FL_SCOPE_none, FL_SCOPES(X) FL_N_SCOPES } fl_scope;
#undef X
#define X(w) FL_UNIT_##w,
typedef enum fl_unit { FL_UNIT_none, FL_UNITS(X) FL_N_UNITS } fl_unit;
#undef X
#define X(w) FL_MEANS_##w,
typedef enum fl_meaning { FL_MEANS_none, FL_MEANINGS(X) FL_N_MEANINGS } fl_meaning;
#undef X
#define X(w) FL_HOLDS_##w,
typedef enum fl_region_scope { FL_HOLDS_none, FL_REGION_SCOPES(X) FL_N_REGION_SCOPES } fl_region_scope;
#undef X
#define X(w) FL_CALLED_##w,
typedef enum fl_called_form { FL_CALLED_none, FL_CALLED_FORMS(X) FL_N_CALLED_FORMS } fl_called_form;
#undef X
#define X(w) FL_HOLES_##w,
typedef enum fl_hole_style { FL_HOLES_none, FL_HOLE_STYLES(X) FL_N_HOLE_STYLES } fl_hole_style;
#undef X
#define X(w) FL_ACCESSOR_##w,
typedef enum fl_accessor { FL_ACCESSOR_none, FL_ACCESSORS(X) FL_N_ACCESSORS } fl_accessor; // stored as a bit set: 1u << (word - 1)
#undef X
#define X(w) FL_ERROR_##w,
typedef enum fl_error_kind { FL_ERROR_none, FL_ERRORS(X) FL_N_ERRORS } fl_error_kind;
#undef X
#define X(w) FL_STANCE_##w,
typedef enum fl_stance { FL_STANCE_none, FL_STANCES(X) FL_N_STANCES } fl_stance;
#undef X
#define X(w) FL_ABILITY_##w,
typedef enum fl_ability { FL_ABILITY_none, FL_ABILITIES(X) FL_N_ABILITIES } fl_ability; // stored as a bit set: 1u << word
#undef X
#define X(w) FL_READS_##w,
typedef enum fl_read_source { FL_READS_none, FL_READ_SOURCES(X) FL_N_READ_SOURCES } fl_read_source;
#undef X
#define X(w) FL_VOCABULARY_##w,
typedef enum fl_vocabulary { FL_VOCABULARY_none, FL_VOCABULARIES(X) FL_N_VOCABULARIES } fl_vocabulary;
#undef X
#define X(w) FL_ROOT_##w,
typedef enum fl_path_root { FL_ROOT_none, FL_PATH_ROOTS(X) FL_N_PATH_ROOTS } fl_path_root;
#undef X

// The word of an enum value and back (0 when unknown); `words` is one of the tables below.
typedef struct fl_words { const char *const *at; uint32_t n; } fl_words;
extern const fl_words fl_site_words, fl_role_words, fl_effect_words, fl_does_words, fl_entry_words, fl_scope_words,
    fl_unit_words, fl_meaning_words, fl_region_scope_words, fl_root_words, fl_vocabulary_words, fl_called_words, fl_hole_words, fl_read_words, fl_accessor_words, fl_error_words, fl_stance_words, fl_ability_words;
const char *fl_word(fl_words words, uint32_t value);
uint32_t fl_word_find(fl_words words, fl_str text);

typedef uint32_t fl_text; // offset into the pack's text block; 0 = ""
typedef uint32_t fl_mid;  // index into the array that the comment names; 0 = none

#define FL_ARG_ANY INT32_MIN // arg[*]

// Steps are property names or element indexes, in order: steps[first..first+n).
typedef struct fl_path_step { fl_text name; int32_t index; } fl_path_step; // name 0: element `index`; `.arg[i]` after an option: "arg", then element i
typedef struct fl_path {
  uint8_t root;       // fl_path_root
  uint8_t n_steps;
  uint16_t pad;
  int32_t index;      // arg
  fl_text name;       // kw, option, global, config, env, const, new, callback
  fl_mid first_step;
} fl_path;

typedef struct fl_carrier {
  fl_mid from;        // paths[]
  fl_mid unit_from;   // paths[]
  uint8_t unit, scope, zero, negative, null, presence, rare;
  uint8_t ignored; // people write it there, and the library never looks
  uint8_t instant; // a point in time from when it is set: whoever comes later has less of it, or nothing
  uint8_t pad[3];
  fl_text holds;      // what a text must hold to say anything: one option among others; "" = whatever it holds
} fl_carrier;

typedef struct fl_default {
  uint8_t meaning;    // FL_MEANS_number: value_ms/count below; infinite; absent
  uint8_t scope, pad[2];
  fl_text versions;   // "" = all
  fl_text of;         // package whose versions these are; "" = the library's own
  fl_text word;       // isolation, ack_mode and the like: the default's own word, with FL_MEANS_default
  fl_mid from;        // paths[]: where whoever made the object has left it, instead of a value
  int64_t value;      // ms, or a count
} fl_default;

typedef struct fl_role_model {
  uint8_t role;       // fl_role_kind
  uint8_t counts;     // bound and attempts: 0 = attempts, 1 = retries
  uint16_t n_carriers, n_defaults, pad;
  fl_mid first_carrier, first_default;
  fl_text advice;     // what to write in the library's own words, one sentence; "" none
} fl_role_model;

typedef struct fl_condition {
  fl_mid path;        // paths[]
  uint8_t test;       // 1 is, 2 in, 3 present, 4 absent, 5 type, 6 like
  uint8_t pad;
  uint16_t n_texts;
  fl_mid first_text;  // texts[]: accepted values (is, in), patterns (like) or the type
} fl_condition;

typedef struct fl_setting { fl_text name; fl_mid from; } fl_setting; // property (may be dotted) <- paths[]

// Where a procedure's name stands: `name` ("New{service}Client", "{service}Stub.{method}") is laid over the end of the callee, of the
// supertype, or of the chain of names that the path `of` leads to. Or texts say it.
typedef struct fl_rpc_model { fl_text name; fl_mid of, service, method; } fl_rpc_model; // paths[]; service and method: their texts

enum { FL_HANDS_ON_AROUND = 255 }; // a handler hands requests on that is written around what the function around it takes and gives back

// Lists of paths are alternatives: the first that is set counts.
typedef struct fl_entry_model {
  uint8_t kind, hands_on, pad[2];      // hands_on: a handler with so many parameters + 1, or more, hands requests on and answers none; 0: all answer
  fl_text method;
  fl_mid method_path, handler;          // paths[]
  fl_mid first_path; uint32_t n_paths;  // path_list[]: the HTTP path; topic, queue or name of consumers and jobs
  fl_rpc_model rpc;
  fl_mid first_member; uint32_t n_members; // texts[]: names or globs of the methods of a handler object that count; none = the public ones with a parameter
  fl_mid first_start; uint32_t n_starts;   // texts[]: types of what it is handed, or of what its annotation names, that mean a start of the program
} fl_entry_model;

// Everything that `what` (the result, when 0) registers stands below `path`, which itself stands below `under`.
typedef struct fl_mount_model { fl_mid what, under; fl_mid first_path; uint32_t n_paths; } fl_mount_model;

// The call binds a queue to an exchange, for messages whose key fits `topic`. Lists of paths in path_list[].
typedef struct fl_feed_model {
  fl_mid first_queue; uint32_t n_queues;
  fl_mid first_exchange; uint32_t n_exchanges;
  fl_mid first_topic; uint32_t n_topics;
} fl_feed_model;

// The call makes a text: its parts one after another (`[*]`: all arguments), or a template filled with the other arguments.
typedef struct fl_text_model {
  uint8_t style, pad[3];               // fl_hole_style of `format`
  fl_text separator;                   // exactly one between two parts
  fl_mid format;                       // paths[]
  fl_mid first_part; uint32_t n_parts; // path_list[]
} fl_text_model;

// The call says something of a table: paths of its name and of columns. `within`: of the table that the call defines to which the function
// around this call is handed.
typedef struct fl_table_model { uint8_t within, pad[3]; fl_mid table, columns, unique, primary_key; } fl_table_model;

// The call gives back what is set under a name. A template holds references: "${server.host}:8080".
// The name stands below the section that `below` leads to.
typedef struct fl_read_model { uint8_t source, pad[3]; fl_mid name, fallback, below; } fl_read_model; // paths[]

// Dependency injection. A registration: who asks for `type` (a path to a type, or its name) gets an object of the type `made`, or what
// `from` is or returns; only objects of `owner` do, or only under a `name`.
typedef struct fl_provision { fl_mid type; fl_text named_type; fl_mid made, from, owner, name; } fl_provision; // paths[]
typedef struct fl_asked_model { fl_mid type; fl_text named_type; fl_mid name; } fl_asked_model; // the call gives back what is provided
// Fields of the type are settings below the section, called as the tag of a field says; with the default that another tag says.
typedef struct fl_binding_model { fl_mid type, section; fl_text tag, default_tag; uint8_t source, pad[3]; } fl_binding_model;
// Parameter `param` of the callback, where it has `n_params`, is of this type.
typedef struct fl_pass { fl_mid callback; uint8_t n_params, param, pad[2]; fl_text type; } fl_pass;

// What a call, an annotation or the method of an annotated type means. Lists are [first, first+n).
typedef struct fl_meaning_row {
  fl_mid library;     // libraries[]
  uint32_t line;      // in the model file
  uint8_t site, effect, region_scope, context; // context: 0 none, 1 root, 2 entry, 3 derived
  uint8_t provides, injects, loose, on;         // on: bit 1 function, 2 type, 4 field, 8 param
  uint8_t form, declared, pad3[2];              // fl_called_form: only when it is called so; declared: an interface file has the procedure
  int16_t arity_min, arity_max;                 // -1 = any
  uint32_t does;      // bit set
  fl_text protocol, method;
  fl_mid method_path, ctx;                      // paths[]
  fl_mid first_url; uint32_t n_urls;            // path_list[]: the address, or the part of it that this call knows
  fl_mid first_base; uint32_t n_bases;          // path_list[]: what stands before an address that has no host
  fl_mid first_topic; uint32_t n_topics;        // path_list[]: topic, queue, subject or name of the job
  fl_mid first_exchange; uint32_t n_exchanges;  // path_list[]: what hands a message to the queues that are bound to it
  fl_mid first_fallback; uint32_t n_fallbacks;  // path_list[]: what answers when the call fails, the first that is written
  fl_mid first_fallback_if; uint32_t n_fallbacks_if; // path_list[]: ... only where one of these settings is true
  fl_mid listens;                               // paths[]: the address or port that a server listens on
  fl_rpc_model rpc;
  fl_mid mount, text, reads, feed;              // mounts[], text_models[], read_models[], feeds[]
  fl_mid defines;                               // table_models[]
  fl_mid context_parent, context_deadline;      // paths[]
  uint8_t context_unit;
  uint8_t context_ends_with_parent; // and by nothing else
  uint8_t verified;   // somebody has read the defaults in the source: the row's own word, or the library's
  uint8_t duration_unit, accessors; // accessors: bit 1 get, 2 set, 4 builder
  fl_mid receiver;    // paths[]: the object that a plain function works on; 0: what the call is written on
  fl_mid makes_at;    // paths[]: the argument behind which the call makes an object of type `makes`
  fl_text makes;
  fl_mid forward_path, forward_to; // paths[]: requests for this path are handed on to this address
  fl_mid store_key, store_value; // paths[]: sets the property that the one names to the other
  fl_mid duration_unit_path; // paths[]: what the number is multiplied with instead: Duration(5, SECONDS)
  fl_mid duration;    // paths[]: the call makes a duration of so many `duration_unit`s: Duration.ofSeconds(5)
  fl_text returns;    // type name; "receiver" and "arg[i]" through returns_path
  fl_mid returns_path;
  fl_mid first_return; uint32_t n_returns;      // texts[]: result types by index, when several
  fl_text block_self; // type whose methods a block that is handed over may call without a receiver
  fl_mid first_give; uint32_t n_gives;          // texts[]: what the block is handed: a type, "result" or "receiver"
  fl_mid scope_path;  // paths[]: callback body, or the object whose end calls close the region
  fl_mid first_end; uint32_t n_ends;            // texts[]: names of methods that end the region, or that it consists of
  fl_mid first_role; uint32_t n_roles;          // roles[]
  fl_mid first_condition; uint32_t n_conditions;
  fl_mid first_set; uint32_t n_sets;            // settings[]
  fl_mid first_mutate; uint32_t n_mutates;      // settings[]
  fl_mid first_global; uint32_t n_globals;      // settings[]
  fl_mid first_invoke; uint32_t n_invokes;      // path_lists[] -> paths[]
  fl_mid first_spawn; uint32_t n_spawns;
  fl_mid first_hand; uint32_t n_hands;         // settings[]: what the callback gets; names are self, 0, 1, ...
  fl_mid first_attribute; uint32_t n_attributes; // n pairs in texts[]: name, value, name, value
  fl_mid entry;       // entries[]
  fl_mid methods;     // meanings[]: what each method of an annotated type is
  fl_mid first_pass; uint32_t n_passes;         // passes[]
  fl_mid first_provision; uint32_t n_provisions; // provisions[]
  fl_mid request, binding;                      // requests[], bindings[]
  fl_mid start_name, start_code, start_path, start_at, start_within; // paths[]: what the call has started: its name, its code (a type, or where it lies) or image, what it is a part of
  fl_text start_image;
  fl_mid told;         // paths[]: what the receiver is told of, where both are started
  fl_mid dispatch_by;  // paths[]: a message; of all types that handle its type (`dispatch_to` of it) this method runs
  fl_text dispatch_to, dispatch_method, dispatch_around; // around: what descends from it runs for every message, by the same method
  uint8_t dispatch_any, dispatch_pad[3]; // also a message of which nothing is known is handled here
  fl_text source_page; // the row's own page, "" = the library's
} fl_meaning_row;

typedef struct fl_type_model {
  fl_text name;
  fl_mid library;
  uint8_t construct_new, construct_literal, construct_inject, is_value; // is_value: a package-level object of `value_type`
  uint8_t reads;                                 // fl_read_source: its properties are settings of that name
  uint8_t error;                                 // fl_error_kind
  uint8_t wraps;                                 // it stands for its argument: what is asked of it is asked of what it holds
  uint8_t fills;                                 // fields of a type that has it as a supertype are filled from outside
  uint8_t is_duration, pad[7];
  fl_text value_type;
  fl_text value_text; // the value is a constant that holds this text
  fl_text runs;       // the field of its subtypes whose functions are run with such an object
  int64_t value_ns;   // with is_duration: the value is a duration of so many nanoseconds (time.Second); INT64_MAX: without end
  fl_mid first_construct; uint32_t n_constructs; // texts[]: callees that make one
  fl_mid first_super; uint32_t n_supers;         // texts[]
  fl_mid first_fixed; uint32_t n_fixed;          // texts[]: properties that nobody can set once the object is made; "*" all
  fl_mid first_field; uint32_t n_fields;         // n pairs in texts[]: field, type
  fl_mid first_set; uint32_t n_sets;             // settings[]: by constructor arguments
} fl_type_model;                                 // setters and builds become ordinary call rows

// `type` is as written, perhaps a pattern.
// Functions that are started because of the file that they stand in: `below` folders of a package, `at` such paths from there on (globs,
// without the ending), what the file gives out under these names. The path is the address too, without names of files that are `silent`.
typedef struct fl_placed_model {
  fl_mid library;
  fl_mid first_below; uint32_t n_below;   // texts[]
  fl_mid first_at; uint32_t n_at;         // texts[]
  fl_mid first_export; uint32_t n_exports; // texts[]
  fl_mid first_silent; uint32_t n_silent; // texts[]
  fl_mid meaning;
} fl_placed_model;
typedef struct fl_supertype_model { fl_text type; fl_mid library; fl_mid first_method; uint32_t n_methods; fl_mid meaning; } fl_supertype_model;

// One setting of a declaration: the first of `keys` that is set counts.
typedef struct fl_declared_setting {
  fl_text name;
  fl_mid first_key; uint32_t n_keys; // texts[]: behind the declaration's own place; env.NAME and command[FLAG] of workloads
  uint8_t unit;     // fl_unit of a plain number, 0 = it has none
  uint8_t items;    // its number is how many there are in a list
  uint8_t pad[2];
  fl_text fallback; // what holds when nobody sets it; "" = nothing is known of that
} fl_declared_setting;

// What configuration says of a topic, a cluster, a job: where such a declaration stands, and which of its settings mean what.
typedef struct fl_declaration_model {
  fl_mid meaning; // meanings[]: protocol and attributes, `what` among them
  fl_text keys;   // what its keys begin with, with at most one {name}; "" = told otherwise
  fl_mid first_document; uint32_t n_document; // n pairs in texts[]: all of these hold in one document; "*" = it is set
  fl_mid first_file; uint32_t n_files;        // texts[]: patterns of paths
  fl_mid first_image; uint32_t n_images;      // texts[]: a workload is started from one of these
  fl_mid first_workload; uint32_t n_workloads; // texts[]: it is a workload of one of these kinds
  fl_mid first_has; uint32_t n_has;           // texts[]: and one of these is set
  fl_mid first_starts; uint32_t n_starts;     // texts[]: an image or a workload starts one of these programs
  fl_mid first_with; uint32_t n_with;         // texts[]: a service is built with one of these packages: it holds by default
  fl_mid first_without; uint32_t n_without;   // texts[]: ... and with none of these
  fl_mid first_off; uint32_t n_off;           // n pairs in texts[]: none of these is set so
  fl_mid first_name; uint32_t n_names;        // texts[]: keys that say what it is called
  fl_mid first_setting; uint32_t n_settings;  // declared_settings[]
} fl_declaration_model;

// What the settings of one thing mean when machines or the network between them fail (load_stance.c).
typedef struct fl_stance_model {
  uint8_t stance, pad[3]; // fl_stance; 0: a remark
  fl_mid first_of; uint32_t n_of;             // texts[]
  fl_mid first_protocol; uint32_t n_protocols; // texts[]
  fl_mid first_when; uint32_t n_when;         // n pairs in texts[]: setting, what it must be
  fl_text says, decides, page;
  uint32_t cannot; // bits of fl_ability: what cannot be done with a store that stands so
} fl_stance_model;

// What clients can do (load_client.c): of the library alone, or, with `any`, of every library that speaks one of the protocols.
typedef struct fl_client_model {
  fl_mid library;
  fl_mid first_protocol; uint32_t n_protocols; // texts[]; none: whatever it speaks
  fl_text versions;           // "" = all
  uint32_t can, cannot, anew; // bits of fl_ability; anew: only where what is stored is laid out anew
  uint8_t any, pad[3];
  fl_text page;
} fl_client_model;

// Whom a library asks by itself, because it is built in or a setting says where: no call of the code does (load_peer.c).
typedef struct fl_peer_model {
  fl_text what;     // what it is asked for, in a word or two
  fl_text protocol; // of a store or broker; "" = none
  fl_mid first_key; uint32_t n_keys;         // texts[]: settings that tell of it; patterns
  fl_mid first_like; uint32_t n_like;        // texts[]: patterns of their value, one of which fits
  fl_mid first_package; uint32_t n_packages; // texts[]: and the service is built with one of these
  fl_mid first_address; uint32_t n_addresses; // texts[]: settings that say where, when the first do not
  fl_mid first_off; uint32_t n_off;          // texts[]: settings that switch it off
  fl_mid first_source; uint32_t n_sources;   // texts[]: settings of the one who is asked: where he has it from
  fl_text fallback; // where it is when nothing says so
  uint8_t each_request, pad[3]; // it is asked for each request that comes
  fl_text deadline, meanwhile; // how long it is waited for; what goes on while it is away; "" = not told
  fl_mid first_fails; uint32_t n_fails;      // texts[]: settings that say whether who starts then fails
  fl_text optional, stops, goes_on; // what a value looks like with which it does not; what is told then, one way or the other
  fl_text holds;    // "settings": what nobody sets here may stand there; "store": the store is in the process
} fl_peer_model;

typedef struct fl_library {
  fl_text name, ecosystem, package, versions, page, page_version, file;
  uint32_t languages; // bit set over the language registry's order is not known here: see fl_library_languages
  fl_mid first_language; uint32_t n_languages;   // texts[]: language ids
  fl_mid first_module; uint32_t n_modules;       // texts[]: canonical prefix first
  fl_mid first_covered; uint32_t n_covered;      // texts[]: further modules, each canonical
  fl_mid first_open; uint32_t n_opens;           // texts[]: modules that a project with this package sees whole
  fl_text advice[FL_N_ROLE_KINDS]; // what to write, in the library's own words, where a role is missing; "" none
  fl_mid service_name, service_port, service_prefix; // paths[]: what a service that is built with it calls itself, its port, the path before all routes
  fl_text runs;                                  // "page": what a project with this package builds runs on its users' machines; "server": it does not
  fl_text store;                                 // protocol: where a project has this package, what `store: module` is
  fl_text route_type, route_method, route_path; // "{}Controller", "{}Async": names as routes have them; the path of a method that is given none
  fl_mid first_route_word; uint32_t n_route_words; // texts[]: what stands in paths for the type's name, and for the method's
  uint8_t verified;
  uint8_t blocks;     // its calls keep their thread until they are answered
  uint8_t layer;      // 0 = the shipped models, 1 = compiled on top of them (the project's own)
  uint8_t only_names; // its types are known by name, what their methods do is not
} fl_library;

// One word of a vocabulary. Later rows are asked first.
typedef struct fl_vocabulary_word {
  uint8_t list, effect, pad[2]; // fl_vocabulary; effect: 0 = none, of procedures a word that may stand before another
  fl_text protocol;             // of commands
  fl_text word;
} fl_vocabulary_word;

typedef struct fl_models fl_models;

// Compiles every *.yaml below `dir` (sorted by path) on top of a copy of `base` (NULL: from nothing), so that project models
// join the shipped pack. All errors of all files are collected in `errors`; FL_E_INPUT when any.
FL_MUST_USE int fl_models_compile(fl_models **out, const fl_models *base, const char *dir, fl_errors *errors);
// One file that stands nowhere; `name` is what messages call it.
FL_MUST_USE int fl_models_compile_text(fl_models **out, const fl_models *base, const char *name, fl_str text, fl_errors *errors);
// Writes and maps a pack file. A pack of another build or a damaged one is FL_E_INPUT.
FL_MUST_USE int fl_models_save(const fl_models *, const char *path, fl_error *err);
FL_MUST_USE int fl_models_map(fl_models **out, const char *path, fl_error *err);
void fl_models_free(fl_models *);
uint64_t fl_models_digest(const fl_models *);
// The JSON schema of a model file, from the loader's own tables.
void fl_models_print_schema(fl_buf *out);

// Look-ups. `language` is a language id ("go"). Names are canonical (fl_models_canonical applied). Rows come in a defined order
// (file path, line). Returns how many were written to `out` (at most `cap`).
// Rewrites a module spelling to its canonical one: result borrowed from the pack or `name` itself, built in `buf` if needed.
fl_str fl_models_canonical(const fl_models *, const char *language, fl_str name, char *buf, uint32_t size);
uint32_t fl_models_calls(const fl_models *, const char *language, fl_str callee, const fl_meaning_row **out, uint32_t cap);
uint32_t fl_models_annotations(const fl_models *, const char *language, fl_str name, const fl_meaning_row **out, uint32_t cap);
const fl_type_model *fl_models_type(const fl_models *, const char *language, fl_str name);
// Is there a type of this name, described or named alone?
bool fl_models_has_type(const fl_models *, const char *language, fl_str name);
// Is this the module of some file, are all its types named?
bool fl_models_has_module(const fl_models *, const char *language, fl_str module);
bool fl_models_lists(const fl_models *, const char *language, fl_str module);
// Does any call row of this language end in this last segment? (cheap filter before names are built)
bool fl_models_has_segment(const fl_models *, const char *language, fl_str segment);
uint32_t fl_models_supertypes(const fl_models *, const char *language, fl_str type, const fl_supertype_model **out, uint32_t cap);
// Does any call of this language run what it is handed on an object of its own choice (`hands: {self: ..}`)?
bool fl_models_hand_self(const fl_models *, const char *language);
// All models whose canonical module is a prefix of `name`: is this library described at all?
bool fl_models_knows_module(const fl_models *, const char *language, fl_str module);

uint32_t fl_models_n_libraries(const fl_models *);    // libraries[1..n-1]
uint32_t fl_models_n_declarations(const fl_models *); // declarations[1..n-1]
uint32_t fl_models_n_meanings(const fl_models *);     // meanings[1..n-1]
uint32_t fl_models_n_placed(const fl_models *);       // placed[1..n-1]
uint32_t fl_models_n_stances(const fl_models *);      // stances[1..n-1]
uint32_t fl_models_n_peers(const fl_models *);        // peers[1..n-1]
uint32_t fl_models_n_clients(const fl_models *);      // clients[1..n-1]

// The row of a word in a list, without case; NULL when it is none of it. `protocol` counts for commands alone.
const fl_vocabulary_word *fl_models_word(const fl_models *, uint8_t list, fl_str protocol, fl_str word);
uint32_t fl_models_words_of(const fl_models *, uint8_t list, fl_str *out, uint32_t most); // how many there are, at most `most`

// The same where the words of a list stand under keys: whichever key it is, which is the row's `protocol`.
const fl_vocabulary_word *fl_models_word_below(const fl_models *, uint8_t list, fl_str word);

// Reading rows. Texts are borrowed from the pack.
fl_str fl_models_text(const fl_models *, fl_text);
#define FL_MODEL_LISTS(X)                                                                                              \
  X(fl_path, paths) X(fl_path_step, steps) X(fl_carrier, carriers) X(fl_default, defaults) X(fl_role_model, roles)     \
  X(fl_condition, conditions) X(fl_setting, settings) X(fl_entry_model, entries) X(fl_meaning_row, meanings)           \
  X(fl_type_model, types) X(fl_supertype_model, supertype_rows) X(fl_library, libraries) X(fl_text, texts) X(fl_mid, path_list)                          \
  X(fl_mount_model, mounts) X(fl_feed_model, feeds) X(fl_text_model, text_models) X(fl_read_model, read_models)        \
  X(fl_pass, passes) X(fl_provision, provisions) X(fl_asked_model, requests) X(fl_binding_model, bindings)             \
  X(fl_vocabulary_word, vocabulary) X(fl_table_model, table_models) X(fl_declaration_model, declarations)  \
  X(fl_declared_setting, declared_settings) X(fl_stance_model, stances) X(fl_placed_model, placed) X(fl_peer_model, peers) X(fl_client_model, clients)
#define X(T, name) const T *fl_models_##name(const fl_models *, fl_mid first);
FL_MODEL_LISTS(X)
#undef X

#endif
