// Types of values, as far as syntax shows them.
//
// In: a value. Out: the type it most likely has: declared, constructed, returned by a function of the repository or by a modelled
// library. A library object that no model types gets the name of the path that led to it (`stripe.paymentIntents`), which is how
// models spell it. Answers are memoised per value; a cycle answers "not known".
#include "graph/type_p.h"
#include "graph/view_p.h"

// The innermost function around a byte of a file.
uint32_t fl_func_at(const fl_facts *f, uint32_t byte) {
  uint32_t low = 1, high = f->n_funcs; // functions stand in order of their beginning
  while (low + 1 < high) {
    uint32_t middle = low + (high - low) / 2;
    if (f->funcs[middle].span.byte_begin <= byte)
      low = middle;
    else
      high = middle;
  }
  uint32_t func = f->n_funcs > 1 ? low : 0;
  while (func > 1 && (f->funcs[func].span.byte_end <= byte || f->funcs[func].span.byte_begin > byte))
    func = f->funcs[func].parent ? f->funcs[func].parent : func - 1; // a class body goes on behind its methods
  return func;
}

uint32_t fl_graph_func_at(const fl_graph *g, uint32_t file, uint32_t byte) { return fl_func_at(g->links[file].f, byte); }

uint32_t fl_func_of_val(const fl_graph *g, uint32_t file, uint32_t val) {
  return fl_graph_func_at(g, file, g->links[file].f->values[val].byte_begin);
}

// Types that are written as the first parameter of the type around them.
bool fl_is_open_type(const fl_graph *g, fl_tref t) { return t.name && fl_str_eq_c(fl_intern_text(&g->names, t.name), "$element"); }

// A member's type as it is for an object of `base`.
fl_tref fl_type_put_in(fl_graph *g, uint32_t file, fl_tref t, fl_tref base) {
  if (!fl_is_open_type(g, t)) return t;
  fl_tref given = base.arg ? fl_type_by_name(g, file, base.arg, base.certainty) : fl_no_type();
  given.flags |= t.flags & FL_TREF_LIST;
  return given;
}

static fl_tref type_of_field_value(fl_graph *g, uint32_t file, const fl_val *v, uint32_t val) {
  fl_ent ent = fl_lookup_value(g, file, val);
  if (ent.kind == FL_ENT_EXTERN) return fl_type_of_extern(g, file, ent.name, ent.certainty);
  if (ent.kind) return fl_type_of_ent(g, ent);
  fl_tref base = fl_type_of(g, file, v->a);
  return fl_is_open_type(g, base) ? fl_no_type() : fl_type_put_in(g, file, fl_type_of_field(g, file, base, fl_gsym(g, file, v->b)), base);
}

fl_tref fl_type_of_self(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_link *l = &g->links[file];
  for (uint32_t func = fl_func_of_val(g, file, val); func; func = l->f->funcs[func].parent) {
    const fl_func *f = &l->f->funcs[func];
    fl_tref given = f->flags & FL_FUNC_LAMBDA && l->in->naming->methods_apart ? fl_type_of_block_self(g, file, func) : fl_no_type();
    if (given.name) return given;
    fl_tref self = fl_self_type(g, file, func);
    if (self.name) return self;
    if (f->owner && !fl_is_namespace(g, file, f->owner)) {
      fl_tref t = fl_tref_of_type(g, file, f->owner, 4), library;
      if (fl_extends_library(g, file, f->owner, &library)) return library;
      t.flags = f->flags & FL_FUNC_CLASSMETHOD ? FL_TREF_CLASS : 0;
      return t;
    }
    if (!f->owner_name || (f->flags & FL_FUNC_ADDED)) continue;
    fl_ent t = fl_owner_of(g, file, func);
    if (t.kind == FL_ENT_TYPE) return (fl_tref){g->links[t.file].type_name[t.id], t.file, t.id, 4, 0, 0};
  }
  return fl_no_type();
}

static fl_tref type_of_super(fl_graph *g, uint32_t file, uint32_t val) {
  fl_tref self = fl_type_of_self(g, file, val);
  if (!self.id) return fl_no_type();
  const fl_supers *supers = fl_supers_of(g, self.file, self.id);
  return supers->n ? fl_super_of(g, self, 0) : fl_no_type();
}

static fl_tref type_of_ref(fl_graph *g, uint32_t file, uint32_t val) {
  fl_ent ent = fl_lookup_value(g, file, val);
  if (ent.kind == FL_ENT_EXTERN) return fl_type_of_extern(g, file, ent.name, ent.certainty);
  const char *const *types = g->links[file].in->naming->literal_types;
  if (ent.kind == FL_ENT_FUNC && g->links[file].in->naming->traits && types) // a function itself, on which methods can be called
    return (fl_tref){fl_intern_add_c(&g->names, types[FL_LITERAL_FUNC]), 0, 0, ent.certainty, 0, 0};
  fl_tref instead = ent.kind == FL_ENT_FUNC ? fl_type_of_decorated(g, ent) : fl_no_type();
  return instead.name ? instead : fl_type_of_ent(g, ent);
}

fl_tref fl_type_awaited(fl_graph *g, uint32_t file, uint32_t val) {
  fl_tref t = fl_type_of(g, file, val);
  if (g->links[file].in->naming->plain_async) return t;
  return t.arg && !t.id ? fl_type_by_name(g, file, t.arg, t.certainty) : t;
}

// What the language itself makes, where it says of which type that is.
static fl_tref type_of_literal(fl_graph *g, uint32_t file, const fl_val *v) {
  static const uint8_t of_lit[] = {[FL_LIT_INT] = FL_LITERAL_INT,   [FL_LIT_FLOAT] = FL_LITERAL_FLOAT,
                                   [FL_LIT_STRING] = FL_LITERAL_STRING, [FL_LIT_TRUE] = FL_LITERAL_TRUE,
                                   [FL_LIT_FALSE] = FL_LITERAL_FALSE, [FL_LIT_NIL] = FL_LITERAL_NIL};
  const char *const *names = g->links[file].in->naming->literal_types;
  if (!names || (v->kind == FL_VAL_LIT && v->op == FL_LIT_NIL)) return fl_no_type(); // nil is of no use to anybody
  uint8_t kind = v->kind == FL_VAL_LIT      ? of_lit[v->op]
                 : v->kind == FL_VAL_CONCAT ? FL_LITERAL_STRING
                 : v->kind == FL_VAL_LIST   ? FL_LITERAL_LIST
                 : v->kind == FL_VAL_MAP    ? FL_LITERAL_MAP
                 : v->kind == FL_VAL_LAMBDA ? FL_LITERAL_FUNC
                                            : FL_LITERAL_RANGE;
  fl_sym name = fl_intern_add_c(&g->names, names[kind]);
  fl_ent opened = fl_find_type(g, name, file);
  if (opened.kind) return fl_tref_of_type(g, opened.file, opened.id, 4);
  return (fl_tref){name, 0, 0, 4, 0, 0};
}

static fl_tref compute(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_link *l = &g->links[file];
  const fl_val *v = &l->f->values[val];
  switch (v->kind) {
  case FL_VAL_REF: return type_of_ref(g, file, val);
  case FL_VAL_SELF: return fl_type_of_self(g, file, val);
  case FL_VAL_SUPER: return type_of_super(g, file, val);
  case FL_VAL_FIELD: return type_of_field_value(g, file, v, val);
  case FL_VAL_INDEX: return fl_type_of_element(g, file, v->a);
  case FL_VAL_CALL:
  case FL_VAL_NEW: return fl_type_of_call(g, file, v->a, 0);
  case FL_VAL_CAST: {
    if (v->op) return fl_type_of(g, file, v->a); // the same, known not to be missing
    fl_tref t = fl_type_of_text(g, file, fl_func_of_val(g, file, val), l->sym[v->b]);
    bool same = l->in->naming->pointers && !t.id && fl_type_of(g, file, v->a).id; // (void *)conn
    return same ? fl_type_of(g, file, v->a) : t;
  }
  case FL_VAL_OUT: return fl_no_type();
  case FL_VAL_AWAIT: return fl_type_awaited(g, file, v->a);
  case FL_VAL_UNARY:
    if (v->op == FL_OP_RECEIVE) return fl_element_type(g, file, fl_type_of(g, file, v->a));
    return fl_type_of(g, file, v->a);
  case FL_VAL_SPREAD: return fl_type_of(g, file, v->a);
  case FL_VAL_ASSIGN: return fl_type_of(g, file, l->f->assigns[v->a].val);
  case FL_VAL_TYPE: {
    if (!v->a) {
      fl_tref own = fl_type_of_self(g, file, val);
      return own.flags |= FL_TREF_CLASS, own;
    }
    fl_tref t = fl_type_of_text(g, file, fl_func_of_val(g, file, val), l->sym[v->a]);
    return t.flags |= FL_TREF_CLASS, t;
  }
  case FL_VAL_COND: {
    fl_tref t = fl_type_of(g, file, l->f->elems[v->a + 1]), other = fl_type_of(g, file, l->f->elems[v->a + 2]);
    return t.name ? fl_either_type(t, other) : other;
  }
  case FL_VAL_LIT:
  case FL_VAL_CONCAT:
  case FL_VAL_LIST:
  case FL_VAL_MAP:
  case FL_VAL_LAMBDA: return type_of_literal(g, file, v);
  case FL_VAL_BINOP: {
    if (v->op == FL_OP_RANGE || v->op == FL_OP_RANGE_BEFORE) return type_of_literal(g, file, v);
    if (v->op != FL_OP_OR && v->op != FL_OP_COALESCE && v->op != FL_OP_AND) return fl_no_type();
    fl_tref t = fl_type_of(g, file, l->f->elems[v->a + (v->op == FL_OP_AND ? 1 : 0)]);
    return t.name ? t : fl_type_of(g, file, l->f->elems[v->a + 1]);
  }
  default: return fl_no_type();
  }
}

fl_tref fl_type_of(fl_graph *g, uint32_t file, uint32_t val) {
  fl_tref t = fl_no_type();
  if (!val || fl_type_known(g, file, val, &t)) return t;
  const fl_type_args *args = g->type_args;
  g->type_args = NULL; // what is remembered holds for every use
  fl_type_asking(g, file, val);
  t = compute(g, file, val);
  g->type_args = args;
  fl_type_remember(g, file, val, t);
  return t;
}
