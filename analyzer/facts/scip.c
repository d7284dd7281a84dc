// Protobuf wire format (https://protobuf.dev/programming-guides/encoding/), and the grammar of symbols (scip.proto, "Symbol").
#include "facts/scip.h"

#include <stdlib.h>
#include <string.h>

// ---- wire format ---------------------------------------------------------------------------------------------------------------

typedef struct reader {
  const uint8_t *at, *end;
  bool broken;
} reader;

typedef struct field {
  uint32_t number, type;
  uint64_t value; // types 0, 1, 5
  reader bytes;   // type 2
} field;

static uint64_t varint(reader *r) {
  uint64_t value = 0;
  for (uint32_t shift = 0; shift < 64; shift += 7) {
    if (r->at == r->end) break;
    uint8_t byte = *r->at++;
    value |= (uint64_t)(byte & 0x7f) << shift;
    if (!(byte & 0x80)) return value;
  }
  r->broken = true;
  return 0;
}

static void skip(reader *r, uint64_t n) {
  if (n > (uint64_t)(r->end - r->at)) r->broken = true, r->at = r->end;
  else r->at += n;
}

static bool next_field(reader *r, field *f) {
  if (r->broken || r->at == r->end) return false;
  uint64_t key = varint(r);
  *f = (field){.number = (uint32_t)(key >> 3), .type = (uint32_t)(key & 7)};
  if (f->type == 0) f->value = varint(r);
  else if (f->type == 1) skip(r, 8);
  else if (f->type == 5) skip(r, 4);
  else if (f->type == 2) {
    uint64_t n = varint(r);
    f->bytes = (reader){r->at, r->at, false};
    skip(r, n);
    if (!r->broken) f->bytes.end = r->at;
  } else
    r->broken = true;
  return !r->broken;
}

static fl_str text_of(const field *f) { return (fl_str){(const char *)f->bytes.at, (uint32_t)(f->bytes.end - f->bytes.at)}; }

// ---- documents -----------------------------------------------------------------------------------------------------------------

enum { DOCUMENT = 2, PATH = 1, OCCURRENCE = 2, RANGE = 1, SYMBOL = 2, ROLES = 3, ROLE_DEFINITION = 1 };

static void read_occurrence(fl_scip *out, reader r) {
  fl_scip_occurrence o = {0};
  field f;
  while (next_field(&r, &f)) {
    if (f.number == RANGE && f.type == 2) o.line = (uint32_t)varint(&f.bytes) + 1;
    else if (f.number == SYMBOL && f.type == 2) o.symbol = text_of(&f);
    else if (f.number == ROLES && f.type == 0) o.defines = (f.value & ROLE_DEFINITION) != 0;
  }
  if (o.line && o.symbol.n) fl_array_push(&out->occurrences, o);
}

static int by_line(const void *a, const void *b) {
  const fl_scip_occurrence *x = a, *y = b;
  if (x->line != y->line) return x->line < y->line ? -1 : 1;
  return fl_str_cmp(x->symbol, y->symbol);
}

static void read_document(fl_scip *out, reader r) {
  fl_scip_document d = {.first = out->occurrences.n};
  field f;
  while (next_field(&r, &f)) {
    if (f.number == PATH && f.type == 2) d.path = text_of(&f);
    else if (f.number == OCCURRENCE && f.type == 2) read_occurrence(out, f.bytes);
  }
  d.n = out->occurrences.n - d.first;
  if (d.n) qsort(&out->occurrences.at[d.first], d.n, sizeof *out->occurrences.at, by_line);
  if (d.path.n) fl_array_push(&out->documents, d);
}

static int by_path(const void *a, const void *b) {
  return fl_str_cmp(((const fl_scip_document *)a)->path, ((const fl_scip_document *)b)->path);
}

int fl_scip_read(fl_scip *out, fl_str bytes, const char *name, fl_error *err) {
  reader r = {(const uint8_t *)bytes.at, (const uint8_t *)bytes.at + bytes.n, false};
  field f;
  *out = (fl_scip){0};
  while (next_field(&r, &f))
    if (f.number == DOCUMENT && f.type == 2) read_document(out, f.bytes);
  if (out->documents.n) qsort(out->documents.at, out->documents.n, sizeof *out->documents.at, by_path);
  if (!r.broken) return FL_OK;
  fl_scip_release(out);
  return fl_error_set(err, FL_E_INPUT, name, 0, 0, "is no SCIP index, or is cut off");
}

void fl_scip_release(fl_scip *s) {
  fl_array_release(&s->documents);
  fl_array_release(&s->occurrences);
}

const fl_scip_document *fl_scip_find(const fl_scip *s, fl_str path) {
  fl_scip_document key = {.path = path};
  return s->documents.n ? bsearch(&key, s->documents.at, s->documents.n, sizeof key, by_path) : NULL;
}

// ---- symbols -------------------------------------------------------------------------------------------------------------------

// "scheme manager package version descriptors": what stands behind the fourth blank; doubled blanks belong to the text.
static fl_str descriptors_of(fl_str symbol) {
  if (fl_str_starts_c(symbol, "local ")) return (fl_str){0};
  uint32_t blanks = 0;
  for (uint32_t i = 0; i < symbol.n; i++) {
    if (symbol.at[i] != ' ') continue;
    if (i + 1 < symbol.n && symbol.at[i + 1] == ' ') i++;
    else if (++blanks == 4) return fl_str_from_pos(symbol, i + 1);
  }
  return (fl_str){0};
}

// One descriptor: its name and the sign that ends it ('/', '#', '.', ':', '!', '(', '['). False at the end.
static bool take(fl_str *rest, fl_str *name, char *suffix) {
  uint32_t i = 0;
  if (!rest->n) return false;
  if (rest->at[0] == '`') {
    for (i = 1; i < rest->n && rest->at[i] != '`';) i++;
    *name = fl_str_slice(*rest, 1, i);
    i = i < rest->n ? i + 1 : i;
  } else {
    while (i < rest->n && !strchr("/#.:!([", rest->at[i])) i++;
    *name = fl_str_slice(*rest, 0, i);
  }
  *suffix = i < rest->n ? rest->at[i] : 0;
  if (*suffix == '(') // method: name(disambiguator).
    while (i < rest->n && rest->at[i] != ')') i++;
  while (i < rest->n && strchr("/#.:!()[]", rest->at[i])) i++;
  *rest = fl_str_from_pos(*rest, i);
  return i > 0;
}

fl_str fl_scip_name(fl_str symbol) {
  fl_str rest = descriptors_of(symbol), name = {0}, last = {0};
  char suffix;
  while (take(&rest, &name, &suffix))
    if (name.n) last = name;
  return last;
}

static bool add(char *buf, uint32_t size, uint32_t *n, fl_str text, char from, char to) {
  if (*n + text.n + 1 >= size) return false;
  for (uint32_t i = 0; i < text.n; i++) buf[(*n)++] = text.at[i] == from ? to : text.at[i];
  return true;
}

fl_str fl_scip_qualified(fl_str symbol, char separator, char *buf, uint32_t size) {
  fl_str rest = descriptors_of(symbol), name;
  uint32_t n = 0;
  char suffix, before = 0;
  while (take(&rest, &name, &suffix)) {
    if (before && n && n + 1 < size) buf[n++] = before == '/' && suffix == '/' ? separator : '.';
    if (!add(buf, size, &n, name, '/', separator)) return (fl_str){0};
    before = suffix ? suffix : '.';
  }
  return (fl_str){buf, n};
}
