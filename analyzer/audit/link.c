#include "audit/link.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/hash.h"
#include "base/map.h"

#include <stdlib.h>

// ---- addresses -------------------------------------------------------------------------------------------------------------------------

enum { MAX_PIECE = 256 };

// Both may have stars. Row by row: may the first characters of `a` be the first of `b`?
static bool piece_fits(fl_str a, fl_str b) {
  bool fits[MAX_PIECE + 1] = {true};
  if (a.n > MAX_PIECE || b.n > MAX_PIECE) return false;
  for (uint32_t k = 0; k < b.n && fits[k]; k++) fits[k + 1] = b.at[k] == '*';
  for (uint32_t i = 0; i < a.n; i++) {
    bool before = fits[0]; // of the row above, to the left
    fits[0] = fits[0] && a.at[i] == '*';
    for (uint32_t k = 0; k < b.n; k++) {
      bool above = fits[k + 1];
      bool is_star = a.at[i] == '*' || b.at[k] == '*';
      fits[k + 1] = is_star ? before || above || fits[k] : before && a.at[i] == b.at[k];
      before = above;
    }
  }
  return fits[b.n];
}

static bool is_open(fl_str piece) { return fl_str_find_char(piece, '*') != FL_STR_NONE; }

static fl_str next_piece(fl_str *rest) {
  fl_str piece;
  fl_str_cut(*rest, '/', &piece, rest);
  return piece;
}

uint32_t fl_address_fits(fl_str asked, fl_str offered) {
  uint32_t known = 0;
  while (asked.n && asked.at[0] == '/') asked = fl_str_from_pos(asked, 1);
  while (offered.n && offered.at[0] == '/') offered = fl_str_from_pos(offered, 1);
  while (asked.n || offered.n) {
    if (!asked.n || !offered.n) return 0; // one is longer
    fl_str a = next_piece(&asked), b = next_piece(&offered);
    if (!piece_fits(a, b)) return 0;
    known += !is_open(a) && !is_open(b);
  }
  return known;
}

static bool is_number(fl_str s) {
  for (uint32_t i = 0; i < s.n; i++)
    if ((s.at[i] < '0' || s.at[i] > '9') && s.at[i] != '.' && s.at[i] != ':') return false;
  return true;
}

// Kubernetes' names of services, and plain names as compose and other private networks have them.
fl_str fl_host_name(fl_str host) {
  fl_str name, rest;
  bool has_domain = fl_str_cut(host, '.', &name, &rest);
  bool is_inside = !has_domain || fl_str_ends_c(rest, "cluster.local") || fl_str_ends_c(rest, ".svc") || fl_str_eq_c(rest, "svc") || fl_str_ends_c(rest, "internal") ||
                   fl_str_ends_c(rest, "local") || fl_str_ends_c(rest, "consul");
  if (!is_inside || !name.n || is_open(host) || is_number(host) || fl_str_eq_c(name, "localhost")) return (fl_str){0};
  return name;
}

// ---- what the cards say ----------------------------------------------------------------------------------------------------------------

typedef struct offer { // an endpoint
  fl_str repository, service, method, address, kind, protocol;
  int64_t n;
  uint32_t next; // of the same key; 0 = end
} offer;

typedef struct joining {
  fl_db *db;
  fl_arena arena;
  FL_ARRAY(offer) offers;  // 0 is a dummy
  fl_map by_service, by_address; // hash of kind and name -> the first
  fl_map owners;           // hash of a service's name -> repository, 0 when several have one
  FL_ARRAY(fl_str) repositories;
} joining;

static uint64_t key_of(fl_str kind, fl_str name) { return fl_hash64_mix(fl_hash64_str(kind), fl_hash64_str(name)); }

static fl_str keep(joining *j, const fl_db_row *row, int column) { return fl_arena_str(&j->arena, fl_db_text(row, column)); }

static void add_offer(joining *j, offer o) {
  bool by_name = fl_str_eq_c(o.kind, "http");
  fl_map *map = by_name ? &j->by_service : &j->by_address;
  uint64_t key = key_of(o.kind, by_name ? o.service : o.address);
  o.next = fl_map_get_or(map, key, 0);
  fl_array_push(&j->offers, o);
  fl_map_put(map, key, j->offers.n - 1);
}

static void read_offers(joining *j) {
  fl_db_row *row = fl_db_row_of(j->db, "SELECT repository, service, kind, protocol, method, address, n FROM endpoints WHERE certainty >= 2 ORDER BY repository DESC, n DESC");
  fl_array_push(&j->offers, (offer){0});
  while (fl_db_next(row)) {
    offer o = {.repository = keep(j, row, 0), .service = keep(j, row, 1), .kind = keep(j, row, 2), .protocol = keep(j, row, 3), .method = keep(j, row, 4),
               .address = keep(j, row, 5), .n = fl_db_number(row, 6)};
    add_offer(j, o);
  }
}

// A name that services of several repositories have says nothing.
static void read_owners(joining *j) {
  fl_db_row *row = fl_db_row_of(j->db, "SELECT name, min(repository) FROM services WHERE name <> '' GROUP BY name HAVING count(DISTINCT repository) = 1 ORDER BY name");
  fl_array_push(&j->repositories, (fl_str){0});
  while (fl_db_next(row)) {
    fl_map_put(&j->owners, fl_hash64_str(fl_db_text(row, 0)), j->repositories.n);
    fl_array_push(&j->repositories, keep(j, row, 1));
  }
}

// ---- edges -----------------------------------------------------------------------------------------------------------------------------

typedef struct asking { // a request
  fl_str repository, kind, protocol, method, host, address;
  int64_t n;
} asking;

static void add_edge(joining *j, const asking *a, const offer *to, fl_str repository, int64_t endpoint, int certainty) {
  fl_db_row *row = fl_db_row_of(j->db, "INSERT OR IGNORE INTO edges VALUES(?,?,?,?,?)");
  fl_db_put(row, a->repository);
  fl_db_put_number(row, a->n);
  fl_db_put(row, to ? to->repository : repository);
  fl_db_put_number(row, endpoint);
  fl_db_put_number(row, certainty);
  fl_db_run(row);
}

static bool methods_fit(fl_str asked, fl_str offered) { return !asked.n || !offered.n || fl_str_eq(asked, offered); }

// The endpoint of the named service that fits best; where two fit as well, nobody knows which one it is.
static void join_http(joining *j, const asking *a) {
  fl_str name = fl_host_name(a->host);
  uint32_t owner = name.n ? fl_map_get_or(&j->owners, fl_hash64_str(name), 0) : 0;
  if (!owner || fl_str_eq(j->repositories.at[owner], a->repository)) return;
  const offer *best = NULL;
  uint32_t best_fit = 0;
  bool is_sure = false;
  for (uint32_t i = fl_map_get_or(&j->by_service, key_of(a->kind, name), 0); i; i = j->offers.at[i].next) {
    const offer *o = &j->offers.at[i];
    uint32_t fit = fl_str_eq(o->repository, j->repositories.at[owner]) && methods_fit(a->method, o->method) ? fl_address_fits(a->address, o->address) : 0;
    if (fit > best_fit) best = o, best_fit = fit, is_sure = true;
    else if (fit && fit == best_fit) is_sure = false;
  }
  add_edge(j, a, is_sure ? best : NULL, j->repositories.at[owner], is_sure ? best->n : -1, 3);
}

// Procedures and topics have one name everywhere. A procedure that two repositories offer is nobody's; a message goes to all who listen.
static void join_by_address(joining *j, const asking *a, bool is_message) {
  const offer *one = NULL;
  bool is_several = false;
  if (!a->address.n || is_open(a->address)) return;
  for (uint32_t i = fl_map_get_or(&j->by_address, key_of(a->kind, a->address), 0); i; i = j->offers.at[i].next) {
    const offer *o = &j->offers.at[i];
    if (fl_str_eq(o->repository, a->repository) || (o->protocol.n && a->protocol.n && !fl_str_eq(o->protocol, a->protocol))) continue;
    if (is_message) add_edge(j, a, o, o->repository, o->n, 2);
    else if (methods_fit(a->method, o->method)) is_several |= one && !fl_str_eq(one->repository, o->repository), one = o;
  }
  if (one && !is_several) add_edge(j, a, one, one->repository, one->n, 3);
}

static void join_all(joining *j) {
  fl_db_row *row = fl_db_row_of(j->db, "SELECT repository, kind, protocol, method, host, address, n FROM requests WHERE (is_answered_here = 0 OR kind NOT IN ('http', 'rpc')) AND certainty >= 2 ORDER BY repository, n");
  while (fl_db_next(row)) {
    asking a = {keep(j, row, 0), keep(j, row, 1), keep(j, row, 2), keep(j, row, 3), keep(j, row, 4), keep(j, row, 5), fl_db_number(row, 6)};
    if (fl_str_eq_c(a.kind, "http")) join_http(j, &a);
    else join_by_address(j, &a, !fl_str_eq_c(a.kind, "rpc"));
  }
}

// ---- what both together do wrong -------------------------------------------------------------------------------------------------------

// Each gives: rule, severity, confidence, from (repository, path, line), to (repository, path, line), message. A call of the answering side must be on
// the way of the very endpoint that is asked.
#define BEHIND                                                                                                                        \
  " FROM edges x JOIN requests a ON a.repository = x.from_repository AND a.n = x.request"                                            \
  " JOIN endpoints e ON e.repository = x.to_repository AND e.n = x.endpoint"                                                         \
  " JOIN reaches h ON h.repository = e.repository AND h.endpoint = e.n JOIN requests b ON b.repository = h.repository AND b.n = h.request"
static const char *const crossings[] = {
    "SELECT 'retry-amplification', 'warning', CASE WHEN a.attempts_certainty >= 3 AND b.attempts_certainty >= 3 THEN 'high' ELSE 'medium' END, a.repository, a.path, a.line,"
    " b.repository, b.path, b.line,"
    " 'one request may become ' || CASE WHEN a.attempts = 0 OR b.attempts = 0 THEN 'any number' ELSE a.attempts * b.attempts END || ' at ' || b.label || ': ' || a.label ||"
    " ' is tried ' || CASE a.attempts WHEN 0 THEN 'without end' ELSE a.attempts || ' times' END || ' in ' || a.repository || ', and each time ' || b.repository || ' tries ' ||"
    " CASE b.attempts WHEN 0 THEN 'without end' ELSE b.attempts || ' times' END" BEHIND
    " WHERE a.kind IN ('http', 'rpc') AND b.kind IN ('http', 'rpc') AND a.attempts <> 1 AND b.attempts <> 1 AND min(a.attempts_certainty, b.attempts_certainty) >= 2"
    " AND (a.attempts = 0 OR b.attempts = 0 OR a.attempts * b.attempts > 9)",
    "SELECT 'deadline-inversion', 'warning', 'medium', a.repository, a.path, a.line, b.repository, b.path, b.line,"
    " a.repository || ' gives ' || a.label || ' up after ' || a.deadline_ms || ' ms, but ' || b.repository || ' waits ' || b.deadline_ms || ' ms for ' || b.label || ' before it answers'" BEHIND
    " WHERE a.kind = 'http' AND a.deadline = 'bounded' AND a.deadline_ms > 0 AND b.deadline_is_own = 1 AND b.deadline_ms > a.deadline_ms",
    // What is wrong with the consumer its own repository has found: that somebody repeats the message is what is new.
    "SELECT f.rule, f.severity, f.confidence, a.repository, a.path, a.line, f.repository, f.path, f.line,"
    " a.repository || ' sends ' || a.label || ' again when it fails, and ' || f.repository || ' does it twice: ' || f.message"
    " FROM edges x JOIN requests a ON a.repository = x.from_repository AND a.n = x.request JOIN endpoints e ON e.repository = x.to_repository AND e.n = x.endpoint"
    " JOIN findings f ON f.repository = e.repository AND f.family = 'idempotency' AND f.path = e.path AND f.line = e.line"
    " WHERE a.kind = 'consumer' AND a.attempts <> 1 AND a.attempts_certainty >= 2",
};

static void find_crossings(joining *j) {
  for (size_t i = 0; i < sizeof crossings / sizeof *crossings; i++) {
    fl_db_row *found = fl_db_row_of(j->db, crossings[i]);
    while (fl_db_next(found)) {
      fl_db_row *row = fl_db_row_of(j->db, "INSERT OR IGNORE INTO crossings VALUES(?,?,?,?,?,?,?,?,?,?)");
      for (int c = 0; c < 10; c++) fl_db_put(row, fl_db_text(found, c)); // lines become numbers by the columns' type
      fl_db_run(row);
    }
  }
}

// ---- all -------------------------------------------------------------------------------------------------------------------------------

static uint32_t count(fl_db *db, const char *sql) {
  fl_db_row *row = fl_db_row_of(db, sql);
  uint32_t n = fl_db_next(row) ? (uint32_t)fl_db_number(row, 0) : 0;
  fl_db_end(row);
  return n;
}

int fl_link(fl_db *db, fl_link_counts *counts, fl_error *err) {
  joining j = {.db = db};
  fl_db_begin(db);
  fl_db_run(fl_db_row_of(db, "DELETE FROM edges"));
  fl_db_run(fl_db_row_of(db, "DELETE FROM crossings"));
  read_offers(&j);
  read_owners(&j);
  join_all(&j);
  find_crossings(&j);
  *counts = (fl_link_counts){count(db, "SELECT count(*) FROM edges"), count(db, "SELECT count(*) FROM crossings")};
  int rc = fl_db_commit(db, err);
  fl_map_release(&j.by_service);
  fl_map_release(&j.by_address);
  fl_map_release(&j.owners);
  fl_array_release(&j.offers);
  fl_array_release(&j.repositories);
  fl_arena_release(&j.arena);
  return rc;
}
