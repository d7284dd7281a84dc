// Names in scope while one file is walked: which function and region declared a name, and which call last gave it a value.
//
// One stack of bindings, and for each symbol the innermost binding of it. This is no name resolution (that is the graph's);
// it answers three questions: is this the receiver, does := declare anew, what does `if err != nil` test.
#include "facts/extract_core_p.h"

static uint32_t *latest_of(fl_extract *x, fl_sym name) {
  while (x->latest.n <= name) fl_array_push(&x->latest, 0);
  return &x->latest.at[name];
}

fl_binding *fl_x_lookup(const fl_extract *x, fl_sym name) {
  uint32_t i = name < x->latest.n ? x->latest.at[name] : 0;
  return i ? &x->bindings.at[i] : NULL;
}

fl_sym fl_x_type_of_local(const fl_extract *x, fl_sym name) {
  const fl_binding *b = fl_x_knows(x, name) ? fl_x_lookup(x, name) : NULL;
  return b && !b->is_const ? b->type : 0;
}

bool fl_x_knows(const fl_extract *x, fl_sym name) {
  const fl_binding *b = fl_x_lookup(x, name);
  for (fl_id func = x->at.func; b && func; func = x->funcs.at[func].parent) {
    if (b->func == func) return true;
    if (!(x->funcs.at[func].flags & FL_FUNC_LAMBDA)) return false;
  }
  return false;
}

bool fl_is_error_type(fl_str type) { return fl_str_eq_c(type, "error"); }

void fl_x_declare(fl_extract *x, fl_sym name, fl_id region, fl_sym type) {
  if (!name) return;
  uint32_t *latest = latest_of(x, name);
  fl_binding b = {.name = name, .type = type, .func = x->at.func, .region = region, .previous = *latest};
  b.is_error = fl_is_error_type(fl_x_sym_text(x, type));
  *latest = x->bindings.n;
  fl_array_push(&x->bindings, b);
}

void fl_x_outer_name(fl_extract *x, fl_sym name) {
  fl_x_declare(x, name, fl_x_func_at(x, x->at.func)->body, 0);
}

void fl_x_share_name(fl_extract *x, fl_sym name) {
  if (!fl_x_lookup(x, name)) fl_x_declare(x, name, fl_x_func_at(x, x->at.func)->body, 0);
  fl_binding *b = fl_x_lookup(x, name);
  if (b) b->is_shared = true;
}

static void pop(fl_extract *x) {
  fl_binding *b = fl_array_last(&x->bindings);
  x->latest.at[b->name] = b->previous;
  x->bindings.n--;
}

// Bindings of the region that closes. One of an outer region on top of them (a name that belongs to the whole function)
// keeps those below alive until the function ends; they shadow nothing that a reader would notice.
void fl_x_forget_region(fl_extract *x, fl_id region) {
  while (x->bindings.n > 1 && fl_array_last(&x->bindings)->region == region) pop(x);
}

void fl_x_forget_to(fl_extract *x, uint32_t height) {
  while (x->bindings.n > height) pop(x);
}

void fl_x_note_assign(fl_extract *x, fl_sym name, fl_id call) {
  if (!name) return; // the parser put the name in
  if (!fl_x_lookup(x, name)) fl_x_declare(x, name, fl_x_func_at(x, x->at.func)->body, 0);
  fl_binding *b = fl_x_lookup(x, name);
  FL_ASSERT(b);
  b->call = call;
  b->from_param = false;
}
