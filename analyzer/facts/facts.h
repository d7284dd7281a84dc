// Facts: what one file says, in words common to all languages.
//
// A file's facts are flat arrays of small records that refer to one another by 32-bit ids (index into the array; 0 = none, so
// element 0 of every array is a zeroed dummy). Names are symbols of the file's own table, translated to the repository's table
// by `graph`. No record holds a pointer or source text beyond names and literals, so tree and text die once a file is read,
// and the arrays can be dumped and mapped as they are. Nothing here is resolved: a call knows how its callee was *written*.
//
// Lines count from 1; byte ranges are half-open. Order within a function is byte order.
#ifndef FL_FACTS_FACTS_H
#define FL_FACTS_FACTS_H

#include "base/intern.h"

#include <stdbool.h>
#include <stdint.h>

typedef uint32_t fl_id; // index into the array that the field's comment names

typedef struct fl_span {
  uint32_t byte_begin, byte_end;
  uint32_t line, col; // of byte_begin; col counts UTF-8 bytes from 1
} fl_span;

// ---- file ---------------------------------------------------------------------------------------------------------
enum fl_file_flags {
  FL_FILE_GENERATED = 1, // says so in its head, or by name
  FL_FILE_TEST = 2,
  FL_FILE_VENDORED = 4,
  FL_FILE_DEGRADED = 8, // has a hole: absence is unknown in functions that overlap it
  FL_FILE_EXAMPLE = 16,
  FL_FILE_MIGRATION = 32,
};

// ---- import ---------------------------------------------------------------------------------------------------------
// Go `import h "net/http"`: module=net/http alias=h. Java `import a.b.C`: module=a.b item=C; `import static a.B.m`: module=a.B
// item=m is_static. Python `from a.b import c as d`: module=a.b item=c alias=d; relative imports keep their dots (`..b`).
// JS `import x, {y as z} from "m"`: (module=m item=default alias=x), (module=m item=y alias=z); `import * as n`: item="*"
// alias=n; `const {a} = require("m")` and `const m = require("m")` are imports as well (item=a; item=default).
// C `#include <a/b.h>`: module=a/b.h wildcard is_static. C++ `using namespace a::b`: module=a.b wildcard; `using a::f`: module=a item=f.
typedef struct fl_import {
  fl_sym module, item, alias; // alias: the local name, always set (Java: C; Go: last path element or alias; "" for wildcard)
  uint8_t wildcard, is_static;
  uint8_t everywhere; // for all files of the build unit: C# `global using`
  uint8_t pad;
  fl_id func; // function that contains it, 0 = file level
  fl_span span;
} fl_import;

// ---- type -----------------------------------------------------------------------------------------------------------
enum fl_type_flags {
  FL_TYPE_PARTIAL = 1, // one of several parts, which may stand in other files
  FL_TYPE_POINTER = 2, // an alias for a pointer to what it names
  FL_TYPE_COMPANION = 4, // an object whose members are reached through the type around it
  FL_TYPE_WRAPS = 8,     // an alias for its own argument, perhaps wrapped: type Result<T> = Result<T, Error>
};
// An extension adds members and supertypes to the type of its name, which may stand in another file (Rust's impl). An object
// may be a namespace inside a file.
enum fl_type_kind {
  FL_TYPE_CLASS = 1, FL_TYPE_STRUCT, FL_TYPE_INTERFACE, FL_TYPE_ENUM, FL_TYPE_ALIAS, FL_TYPE_OBJECT, FL_TYPE_EXTENSION,
  FL_TYPE_NAMESPACE, // no type but a place for names: several in a file, reopened by other files
};
typedef struct fl_type {
  fl_sym name;       // simple name
  fl_id outer;       // enclosing type or namespace
  fl_id func;        // enclosing function (local and anonymous classes)
  fl_sym package;    // where it is not that of the file
  uint8_t kind;      // fl_type_kind
  uint8_t flags;     // fl_type_flags
  uint8_t pad[2];
  fl_id first_super; // into names[]: written supertypes, embedded structs; for an alias the aliased type
  uint32_t n_supers; // behind them as many first arguments, 0 = none
  fl_id first_class_super; // into names[]: what the type itself, as an object, has the methods of (Ruby's extend)
  uint32_t n_class_supers;
  fl_id first_tparam; // into names[]: type parameters, each followed by its bound, 0 = none
  uint32_t n_tparams;
  fl_id first_annot; // into annots[]
  uint32_t n_annots;
  fl_span span;
} fl_type;

// ---- func -----------------------------------------------------------------------------------------------------------
enum fl_func_flags {
  FL_FUNC_ASYNC = 1,
  FL_FUNC_STATIC = 2,
  FL_FUNC_CTOR = 4,
  FL_FUNC_LAMBDA = 8,
  FL_FUNC_GENERATOR = 16,
  FL_FUNC_MODULE = 32,    // the file's own statements (func 1 of every file)
  FL_FUNC_ABSTRACT = 64,  // no body
  FL_FUNC_PRIVATE = 128,
  FL_FUNC_IRREGULAR = 256, // goto or the like: absence is unknown
  FL_FUNC_PROPERTY = 512,  // getter
  FL_FUNC_CLASSMETHOD = 1024,
  FL_FUNC_TEST = 2048,     // compiled for tests only, whatever file it stands in
  FL_FUNC_EXTENSION = 4096, // called on its first argument as if it were a method of it
  FL_FUNC_MAIN = 8192,      // the platform starts it, whatever its name is
  FL_FUNC_SETTER = 16384,   // runs where the property of its name is assigned; its parameter is what is assigned
  FL_FUNC_PRIMARY = 32768, // a constructor whose parameters are seen in the initial values of the fields
  FL_FUNC_CONDITIONAL = 131072, // some builds do not have it
  FL_FUNC_ADDED = 65536, // extends the type of owner_name, which may stand anywhere; owner: the type it is declared in
  FL_FUNC_MACRO = 262144, // a text that is put in the place of each call; names that are no parameters are looked up there
};
typedef struct fl_func {
  fl_sym name;         // "" for lambdas
  fl_id owner;         // types[]: the type whose member it is, or the namespace that it stands in
  fl_sym owner_name;   // written receiver type where the type may stand in another file (Go), else ""
  fl_sym self_name;    // how the receiver is called inside: this, self, Go's receiver name; "" when none
  fl_id parent;        // funcs[]: the function it is nested in (every lambda has one; methods of local classes too);
                       // 0 for named functions and methods at file level
  fl_id first_param;   // params[]; the receiver is not a parameter
  uint32_t n_params;
  fl_sym result;       // written result type, normalised (see fl_var.type); of several the first
  fl_sym result_arg;   // its first type argument
  fl_id first_tparam;  // into names[]: type parameters, each followed by its bound, 0 = none
  uint32_t n_tparams;
  fl_id body;          // regions[]: its body region, 0 when abstract
  fl_id first_annot;
  uint32_t n_annots;
  uint32_t flags;
  fl_span span;        // whole definition
  fl_span name_span;
} fl_func;

// A block parameter takes what stands behind the arguments of a call (`f(x) { ... }`): an argument of the name "&".
// REFERENCE: what is passed may be changed.
enum fl_param_flags {
  FL_PARAM_REST = 1, FL_PARAM_KWREST = 2, FL_PARAM_KWONLY = 4, FL_PARAM_BLOCK = 8, FL_PARAM_POINTER = 16, FL_PARAM_ON = 32,
  FL_PARAM_REFERENCE = 64, FL_PARAM_CONST = 128
};
typedef struct fl_param {
  fl_id func;
  fl_sym name;         // "" for a pattern (destructured parameters become vars with pattern assigns)
  fl_sym type, type_arg; // of a function: func and its first parameter's type, or with FL_PARAM_ON that of what it runs on (`T.() -> Unit`)
  fl_id value;         // values[]: default
  fl_id first_annot;
  uint32_t n_annots;
  uint32_t flags;
  fl_span span;
} fl_param;

// ---- var ------------------------------------------------------------------------------------------------------------
enum fl_var_kind { FL_VAR_LOCAL = 1, FL_VAR_FIELD, FL_VAR_GLOBAL };
// reader: `x.name` without arguments reads the field, as a property does (attr_reader). pointer: holds an address, where the language
// tells that from the object itself.
enum fl_var_flags {
  FL_VAR_CONST = 1, FL_VAR_STATIC = 2, FL_VAR_CAUGHT = 4, FL_VAR_LOOP = 8, FL_VAR_READER = 16, FL_VAR_POINTER = 32
};
// A declaration. Its initial value, if any, is an assign with `declares` set (fields: target is the REF of the field's name
// with assign.func = 0 and var set).
typedef struct fl_var {
  uint8_t kind;        // fl_var_kind
  uint8_t flags;       // fl_var_flags
  uint8_t pad[2];
  fl_id func;          // local: the function (funcs[])
  fl_id region;        // local: the region
  fl_id type_owner;    // field: the type (types[]); global: the namespace, 0 when it stands in none
  fl_sym name;
  fl_sym type;         // written type, normalised: dotted head without generics, pointers, nullability; "[]T" for arrays,
                       // slices, lists of T; "map" heads keep their head; "" when not written
  fl_sym type_arg;     // first type argument ("RestTemplate" in Optional<RestTemplate>), of a map its last; "" when none. It
                       // keeps its own first argument: "List<Order>" in Task<List<Order>>
  fl_id first_annot;
  uint32_t n_annots;
  fl_span span;
} fl_var;

// ---- value ----------------------------------------------------------------------------------------------------------
enum fl_val_kind {
  FL_VAL_NONE = 0,
  FL_VAL_LIT,    // op: fl_lit; a = text symbol (strings decoded, numbers as written without _ and suffixes)
  FL_VAL_REF,    // a = name symbol; op: fl_ref
  FL_VAL_SELF,   // this/self
  FL_VAL_SUPER,
  FL_VAL_FIELD,  // a = base value, b = name symbol
  FL_VAL_INDEX,  // a = base value, b = index value; 0: some element, or what a pointer points to
  FL_VAL_CALL,   // a = call id
  FL_VAL_NEW,    // a = call id (form new or literal)
  FL_VAL_MAP,    // a = first of entries[], n = count; b = type symbol of what is in it, where that is written with it
  FL_VAL_LIST,   // a = first of elems[], n = count (also tuples); b as for MAP
  FL_VAL_LAMBDA, // a = func id
  FL_VAL_COND,   // elems[a..a+3): test, then, else
  FL_VAL_CONCAT, // elems[a..a+n): text and holes of a template, or operands of string +; op: fl_joining
  FL_VAL_BINOP,  // op: fl_op; elems[a..a+2)
  FL_VAL_UNARY,  // op: fl_op; a = operand
  FL_VAL_CAST,   // a = operand, b = type symbol (normalised), 0 = its own; op 1: known not to be missing (`if let Some(x) = a`)
  FL_VAL_AWAIT,  // a = operand
  FL_VAL_SPREAD, // a = operand
  FL_VAL_TYPE,   // a = type symbol: a type used as a value (Foo.class); 0: the type of self
  FL_VAL_ASSIGN, // assignment used as a value: a = assign id
  FL_VAL_OUT,    // what a call leaves in an argument (`f(&x)`): a = call id, b = position of the argument
  FL_VAL_OTHER,  // something with operands that matter: elems[a..a+n)
};
// How the parts of a CONCAT come into the text: one after another, or into the holes of the first one (`"%s" % x`, `"{}".format(x)`).
enum fl_joining { FL_JOINS_IN_ORDER, FL_JOINS_PRINTF, FL_JOINS_BRACES };
enum fl_ref { FL_REF_NAME, FL_REF_PATH }; // PATH: the head of `a::b`, a module or type and never a variable
enum fl_lit { FL_LIT_INT = 1, FL_LIT_FLOAT, FL_LIT_STRING, FL_LIT_TRUE, FL_LIT_FALSE, FL_LIT_NIL };
enum fl_op {
  FL_OP_NONE, FL_OP_ADD, FL_OP_SUB, FL_OP_MUL, FL_OP_DIV, FL_OP_MOD, FL_OP_POW, FL_OP_SHL, FL_OP_SHR,
  FL_OP_LT, FL_OP_LE, FL_OP_GT, FL_OP_GE, FL_OP_EQ, FL_OP_NE, FL_OP_AND, FL_OP_OR, FL_OP_NOT, FL_OP_NEG,
  FL_OP_COALESCE, FL_OP_IN, FL_OP_IS, FL_OP_IS_NOT, FL_OP_NOT_IN, FL_OP_BITOR, FL_OP_BITAND, FL_OP_RECEIVE, FL_OP_ADDRESS,
  FL_OP_SEND, FL_OP_RANGE, FL_OP_RANGE_BEFORE, FL_OP_OTHER // ranges with and without their end
};
typedef struct fl_val {
  uint8_t kind, op;
  uint16_t n;
  uint32_t a, b;
  uint32_t byte_begin, byte_end, line;
} fl_val;

typedef struct fl_entry {
  fl_sym key;     // constant key ("" when computed or a spread)
  fl_id key_val;  // values[]: computed key, 0 otherwise
  fl_id val;      // values[]; a FL_VAL_SPREAD for ...x / **x
} fl_entry;

// ---- call -----------------------------------------------------------------------------------------------------------
enum fl_call_form { FL_CALL_PLAIN = 1, FL_CALL_METHOD, FL_CALL_NEW, FL_CALL_LITERAL, FL_CALL_SUPER, FL_CALL_MACRO };
enum fl_call_flags { FL_CALL_AWAITED = 1, FL_CALL_DEFERRED = 2, FL_CALL_SPAWNED = 4, FL_CALL_IGNORED = 8, FL_CALL_OPTIONAL = 16,
                     FL_CALL_IMPLICIT = 32,   // nobody wrote the receiver, which is the own object
                     FL_CALL_TRAILING = 64 }; // the last argument stands behind the others, for the callee's last parameter
// plain: `name(...)`, callee = REF. method: `recv.name(...)`. new: `new T(...)`, callee = value naming T (REF/FIELD chain).
// literal: `T{k: v}`, arguments named by key or positional. A call of anything else (f()()): plain, name "", callee = value.
typedef struct fl_call {
  fl_id func, region;  // innermost function and region
  fl_sym name;         // last segment of the callee as written
  fl_id recv;          // values[]: receiver (method form)
  fl_id callee;        // values[]: REF, FIELD or other value that is called; new/literal: the type as a value
  fl_id first_arg;     // args[]
  uint16_t n_args;
  uint8_t form, flags;
  fl_sym type_arg, type_arg2; // first and second explicit type argument, normalised
  fl_id init;          // values[]: MAP or LIST that the new object is filled from, `new T(..) {A = x}`; 0 when none
  fl_id body_type;     // types[]: anonymous class body
  fl_id value;         // values[]: the CALL/NEW value that stands for it
  fl_span span;        // whole expression
  uint32_t name_begin, name_line; // where the callee's last segment stands: reports point here
} fl_call;

typedef struct fl_arg {
  fl_sym name;  // keyword or struct key, "" when positional
  fl_id val;    // values[]; a FL_VAL_SPREAD for *a / **k / ...a
} fl_arg;

// ---- assign ---------------------------------------------------------------------------------------------------------
// `a, err := f()` makes two rows with the same value and result_index 0 and 1. `x = y` has result_index -1 (the value itself).
// Patterns `const {a: b} = v`: target b, value FIELD(v, a). Loop variables: value = INDEX(collection, none) with from_loop.
typedef struct fl_assign {
  fl_id func, region;
  fl_id target;   // values[]: REF, FIELD or INDEX
  fl_id val;      // values[]
  fl_id var;      // vars[] when this declares
  int16_t result_index;
  uint8_t op;     // fl_op for compound assignment, 0 = plain
  uint8_t declares, from_loop;
  uint8_t through; // what the pointer leads to gets the value (`*p = v`)
  uint8_t pad[2];
  fl_span span;
} fl_assign;

// ---- region ---------------------------------------------------------------------------------------------------------
enum fl_region_kind {
  FL_REGION_BODY = 1, // a function's body; root of its tree
  FL_REGION_LOOP,
  FL_REGION_BRANCH,   // then, else, or an elif
  FL_REGION_CASE,
  FL_REGION_TRY,
  FL_REGION_CATCH,
  FL_REGION_FINALLY,
  FL_REGION_SCOPE,    // with / using / try-with-resources: `a` is the resource
  FL_REGION_SYNC,     // in-process lock block: `a` is the lock object
  FL_REGION_SELECT,   // form = 1 when a break inside does not leave it
  FL_REGION_SELECT_CASE, // `a` is the communication (call or receive); 0 = default
  FL_REGION_BLOCK,    // { } by itself, or around an `if` with an init part
  FL_REGION_SWITCH,   // holds the cases; test = subject, 0 when it has none; form = 1 when a break inside leaves it
};
enum fl_loop_form { FL_LOOP_FOREVER = 1, FL_LOOP_WHILE, FL_LOOP_DO, FL_LOOP_COUNT, FL_LOOP_EACH };
enum fl_branch_sense { FL_SENSE_THEN = 1, FL_SENSE_ELSE = 2 };
// How a branch tests an error value: Go's `err != nil`, C's `rc < 0`, Node's `if (err)`. Set by the extractor where the language
// spells failure as a value; `catch` regions are failure branches by themselves.
enum fl_outcome { FL_OUTCOME_NONE, FL_OUTCOME_FAILURE, FL_OUTCOME_SUCCESS };
enum fl_region_flags { FL_REGION_ASYNC = 1, FL_REGION_CONDITIONAL = 2 }; // conditional: some builds do not have it
typedef struct fl_region {
  fl_id func, parent;   // parent 0 for a body
  uint8_t kind, form;   // form: fl_loop_form or fl_branch_sense
  uint8_t outcome;      // fl_outcome
  uint8_t flags;        // fl_region_flags
  fl_id test;           // values[]: loop or branch condition (whole condition for then AND else), case value, switch subject
  fl_id init, step;     // values[]/0 (assignments inside them are assigns as usual)
  fl_id a;              // see kinds: collection of an each loop, resource, lock, communication
  fl_id of;             // calls[]: the call whose outcome a failure/success branch tests, where the extractor knows it
  fl_sym name;          // caught variable; label of a loop
  fl_id first_type;     // names[]: caught types as written
  uint32_t n_types;
  fl_span span;
} fl_region;

// ---- exit -----------------------------------------------------------------------------------------------------------
enum fl_exit_kind { FL_EXIT_BREAK = 1, FL_EXIT_CONTINUE, FL_EXIT_RETURN, FL_EXIT_THROW, FL_EXIT_PROCESS };
typedef struct fl_exit {
  fl_id func, region;  // innermost region in which it stands
  fl_id target;        // regions[]: the loop (or switch/select) it leaves or continues; 0 = the function
  uint8_t kind, pad[3];
  fl_id val;           // values[]: returned or thrown value
  fl_span span;
} fl_exit;

// ---- annot ----------------------------------------------------------------------------------------------------------
typedef struct fl_annot {
  fl_sym name;         // as written, without @ and arguments: "app.task", "Transactional"
  fl_id call;          // calls[]: arguments, when written with any (form plain/method, func/region of where it stands); 0 = bare
  fl_id value;         // values[]: the decorator expression as a value
  fl_span span;
} fl_annot;

// ---- conf, deploy, note, hole, dep, table -----------------------------------------------------------------------------------
typedef struct fl_conf {
  fl_sym key;     // dotted: spring.datasource.url, services.web.environment.ADDR
  fl_sym val;     // text of the scalar
  fl_sym profile; // application-prod.yml -> prod; "" = default
  uint32_t document; // of a file that holds several, from 0
  fl_span span;
} fl_conf;

// What a deployment says of something that it starts or sets up. Rows of one unit follow one another; those of a workload's
// containers each begin with `container`. Keys: docs/internals/settings.md.
enum fl_deploy_kind {
  FL_DEPLOY_IMAGE = 1, // an image: Dockerfile; unit ""
  FL_DEPLOY_SERVICE,   // a compose service
  FL_DEPLOY_WORKLOAD,  // a Kubernetes workload
  FL_DEPLOY_NETWORK,   // a name and ports that lead to workloads: a Kubernetes Service
  FL_DEPLOY_CONFIG,    // variables for others: a ConfigMap, a Secret
  FL_DEPLOY_ROUTE,     // what leads in from outside: an Ingress; keys are host/path
};
typedef struct fl_deploy {
  uint8_t kind, pad[3]; // fl_deploy_kind
  fl_sym unit;          // how the deployment calls it
  fl_sym key, val, profile;
  fl_span span;
} fl_deploy;

// A limit that something outside of the process sets on requests: a mesh, a gateway, a proxy, a service config. Rows of one route
// follow one another and begin with FL_LIMIT_ROUTE, whether there is a limit or not; of routes for one host the first that fits counts.
#define FL_LIMITS(X)                                                                                                   \
  X(route) X(timeout) X(attempt_timeout) X(attempts) X(retries) X(idle_timeout) X(connect_timeout) X(backoff)           \
  X(connections) X(pending) X(ejection) X(methods) X(breaker) X(peer)
#define X(w) FL_LIMIT_##w,
enum fl_limit_what { FL_LIMIT_none, FL_LIMITS(X) FL_N_LIMITS };
#undef X
enum fl_limit_fits { FL_FITS_ANY = 1, FL_FITS_PREFIX, FL_FITS_EXACT, FL_FITS_PATTERN, FL_FITS_RPC };
typedef struct fl_limit {
  uint8_t what, fits; // fl_limit_what, fl_limit_fits
  uint8_t is_conditional; // the route asks more of a request than host and path
  uint8_t is_outside;     // it is for what comes in from outside, and is no way from one service to another
  fl_sym by;   // who sets it: "VirtualService reviews"
  fl_sym host; // of the requests, as callers write it; "" = any
  fl_sym path; // FL_FITS_RPC: "pkg.Service/Method", "pkg.Service/" for all of it, "/" for all
  fl_sym val;  // "" = set, but not known. FL_LIMIT_route: where it leads. FL_LIMIT_methods: "POST,PUT", which are sent again. FL_LIMIT_breaker: what
               // models call it and its own name, "gateway.CircuitBreaker orders". FL_LIMIT_peer: what the peer sees in place of `path`
  fl_sym profile;
  fl_sym only_if; // the document is there only if these hold, joined by `&`: `${a.create}`, or `${a.type}=x|y`, which is one of the words
  fl_span span;
} fl_limit;

// A procedure as an interface file declares it: of a remote service, or a statement that a mapper gives a name.
enum fl_rpc_streams { FL_RPC_SENDS_STREAM = 1, FL_RPC_GETS_STREAM = 2 };
enum fl_rpc_idempotency { FL_RPC_UNSAID, FL_RPC_READS, FL_RPC_IDEMPOTENT, FL_RPC_WRITES };
typedef struct fl_rpc {
  fl_sym package, service, name;
  fl_sym request, response; // types as written
  fl_sym http;              // "GET /v1/orders/{id}" where it is served over HTTP as well
  uint8_t streams, idempotency, pad[2];
  fl_span span;
} fl_rpc;

enum fl_note_kind { FL_NOTE_IGNORE = 1, FL_NOTE_MARK };
typedef struct fl_note { // a comment that speaks to faultline: suppression or test mark
  fl_sym text;           // the directive, from `faultline:` or the mark's word to the end of the comment
  uint8_t kind, own_line, pad[2];
  fl_span span;
} fl_note;

// SKIPPED: left out by the preprocessor. CONDITION: read, but compiled only under a condition (`#if`), so that what it sets may not be set. INCLUDED: statements of another file.
// EXPANDED: the text of a macro, which acts where the macro is called; nothing is missing where it stands. BUDGET, MEMORY: the parse of the file was given up.
enum fl_hole_kind {
  FL_HOLE_SYNTAX = 1, FL_HOLE_SKIPPED, FL_HOLE_DEPTH, FL_HOLE_BUDGET, FL_HOLE_ROWS, FL_HOLE_MACRO, FL_HOLE_CONDITION, FL_HOLE_INCLUDED,
  FL_HOLE_EXPANDED, FL_HOLE_MEMORY
};
typedef struct fl_hole {
  uint8_t kind;
  uint8_t any; // may be about anything; otherwise about the names that stand in its lines
  uint8_t pad[2];
  fl_span span;
  uint32_t line_end;
  fl_id first_name; // names[]
  uint32_t n_names;
} fl_hole;

// What a compiler says (parse/compiler.h) of the function that a call names, of a function defined here, or of a name that stands for a number.
// By kind, then by id.
enum fl_known_kind { FL_KNOWN_CALL = 1, FL_KNOWN_FUNC, FL_KNOWN_VALUE };
typedef struct fl_known {
  uint8_t kind;          // fl_known_kind
  uint8_t outside;       // a call's: it is declared outside of the repository
  uint8_t pad[2];
  fl_id id;              // calls[], funcs[] or values[]
  fl_sym symbol;         // what the compiler calls the function in all files; of a value the number
  fl_sym receiver;       // class of the object that a method is called on, where that does not declare it
  fl_sym name;           // qualified
  fl_sym path;           // a call's: file of the repository that defines it, "" when this file does not show it
  uint32_t line;         // ... and where
} fl_known;

typedef struct fl_dep { fl_sym ecosystem, name, version; uint8_t locked, of_tests, pad[2]; fl_span span; } fl_dep; // of_tests: what runs has it not

// What a schema says of a table. A table has one row of kind `table` (its columns, as far as they are known) and more for what holds
// on it: `primary_key`, `partition_key`, `unique`, `version`; `changed` where columns are added or taken away. Messages of interface files have kind `message`.
typedef struct fl_table { fl_sym name, kind, columns; fl_span span; } fl_table; // columns: "a,b,c"

// ---- all facts of a file --------------------------------------------------------------------------------------------
#define FL_FACT_LISTS(X)                                                                                               \
  X(fl_import, imports) X(fl_type, types) X(fl_func, funcs) X(fl_param, params) X(fl_var, vars) X(fl_val, values)      \
  X(fl_entry, entries) X(fl_id, elems) X(fl_call, calls) X(fl_arg, args) X(fl_assign, assigns) X(fl_region, regions)   \
  X(fl_exit, exits) X(fl_annot, annots) X(fl_sym, names) X(fl_conf, confs) X(fl_note, notes) X(fl_hole, holes)         \
  X(fl_dep, deps) X(fl_table, tables) X(fl_deploy, deploys) \
  X(fl_limit, limits) X(fl_rpc, rpcs) X(fl_known, knowns)

// Borrowed from the arena (or the mapped cache) that made it; immutable.
typedef struct fl_facts {
  uint16_t language;   // index into the language registry (walk/language.h)
  uint16_t flags;      // fl_file_flags that the text itself shows (generated, degraded)
  fl_sym package;      // declared package (Java, Go package name), "" when none
#define X(T, name) const T *name; uint32_t n_##name; // n counts element 0
  FL_FACT_LISTS(X)
#undef X
  const fl_str *texts; // by symbol; texts[0] is ""
  uint32_t n_texts;
} fl_facts;

// Words that programs say how it went with: the type of errors that functions return, and values that stand for none.
bool fl_is_error_type(fl_str type);
bool fl_is_success(fl_str name);

#endif
