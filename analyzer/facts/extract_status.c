// Failure spelled as a status or as nothing: `rc < 0`, `rc != E_OK`, `!p`, `(fd = open()) == -1`.
//
// In: the test of a branch, as a value. Out: failure, success or neither, and the call whose result is tested. A status says
// nothing by itself, so the declared type and the form decide: a pointer that is null, a number below zero, a constant whose name
// speaks of an error. A number that could as well be a count is neither.
#include "facts/extract_core_p.h"

typedef struct verdict {
  enum fl_outcome outcome;
  fl_id of;
} verdict;

static const verdict nothing = {FL_OUTCOME_NONE, 0};

static verdict say(bool failed, fl_id of) {
  return (verdict){failed ? FL_OUTCOME_FAILURE : FL_OUTCOME_SUCCESS, of};
}

// ---- what is tested -------------------------------------------------------------------------------------------------

enum subject { NO_SUBJECT, POINTER, TRUTH, STATUS, COUNT, DIRECT };
typedef struct tested {
  enum subject kind;
  fl_id of; // the call
} tested;

static bool is_one_of(fl_str text, const char *const *words) {
  for (; *words; words++)
    if (fl_str_eq_c(text, *words)) return true;
  return false;
}

// Names that are given to statuses alone. A count is called n, len, size, nread.
static bool names_status(fl_str name) {
  static const char *const words[] = {"rc", "ret", "rv", "res", "result", "status", "st", "r", "e", "code", "retval", "rcode", NULL};
  return is_one_of(name, words) || fl_x_names_error(name);
}

static bool is_truth_type(fl_str type) {
  static const char *const words[] = {"bool", "_Bool", "BOOL", "gboolean", "Bool", NULL};
  return is_one_of(type, words);
}

static bool is_number_type(fl_str type) {
  static const char *const words[] = {"int",     "long",    "short",    "unsigned", "char",     "size_t",  "ssize_t", "off_t",
                                      "int32_t", "int64_t", "uint32_t", "uint64_t", "uint16_t", "uint8_t", "float",   "double", NULL};
  return is_one_of(type, words);
}

static tested of_name(const fl_extract *x, fl_sym name) {
  const fl_binding *b = fl_x_lookup(x, name);
  if (!b || !b->call || x->calls.at[b->call].func != x->at.func) return (tested){0};
  fl_str type = fl_x_sym_text(x, b->type);
  if (b->is_pointer) return (tested){POINTER, b->call};
  bool object = (!type.n || fl_str_find_char(type, '.') != FL_STR_NONE) && !fl_x_names_error(fl_x_sym_text(x, name)); // true when it holds something
  if (is_truth_type(type) || object) return (tested){TRUTH, b->call};
  bool status = names_status(fl_x_sym_text(x, name)) || (type.n && !is_number_type(type)); // a type of its own: an enum of statuses
  return (tested){status ? STATUS : COUNT, b->call};
}

// `PQresultStatus(res)`, `st.code()`: a call that asks what another call brought.
static fl_id asked_about(const fl_extract *x, fl_id call) {
  const fl_call *c = &x->calls.at[call];
  fl_id operand = c->recv ? c->recv : c->n_args == 1 ? x->args.at[c->first_arg].val : 0;
  const fl_val *val = fl_x_val(x, operand);
  if (!operand || (c->recv && c->n_args) || val->kind != FL_VAL_REF) return 0;
  return of_name(x, val->a).of;
}

static tested subject_of(const fl_extract *x, fl_id id) {
  const fl_val *val = fl_x_val(x, id);
  while (val->kind == FL_VAL_CAST || val->kind == FL_VAL_AWAIT) val = fl_x_val(x, val->a);
  if (val->kind == FL_VAL_ASSIGN) {
    const fl_val *target = fl_x_val(x, x->assigns.at[val->a].target);
    if (target->kind == FL_VAL_REF) return of_name(x, target->a);
    return (tested){DIRECT, fl_x_call_of(x, x->assigns.at[val->a].val)};
  }
  if (val->kind == FL_VAL_REF) return of_name(x, val->a);
  if (val->kind == FL_VAL_CALL) {
    fl_id other = asked_about(x, val->a);
    return (tested){other ? STATUS : DIRECT, other ? other : val->a};
  }
  if (val->kind == FL_VAL_FIELD && fl_x_names_error(fl_x_sym_text(x, val->b))) { // c->err
    const fl_val *base = fl_x_val(x, val->a);
    return (tested){STATUS, base->kind == FL_VAL_REF ? of_name(x, base->a).of : 0};
  }
  if (val->kind == FL_VAL_FIELD) { // resp->status, of what a call brought
    const fl_val *base = fl_x_val(x, val->a);
    return (tested){COUNT, base->kind == FL_VAL_REF ? of_name(x, base->a).of : 0};
  }
  return (tested){0};
}

// ---- comparisons ----------------------------------------------------------------------------------------------------

static bool ends_in(fl_str text, const char *const *endings) {
  for (; *endings; endings++)
    if (fl_str_ends_c(text, *endings)) return true;
  return false;
}

// A constant that says how it went: -1 failure, 1 success, 0 not told.
static int told_by_constant(fl_str name) {
  static const char *const good[] = {"OK", "Ok", "SUCCESS", "Success", "SUCC", "NO_ERROR", "NOERROR", "NORMAL", "kOk", "ok", NULL};
  static const char *const bad[] = {"ERR", "ERROR", "Error", "FAIL", "FAILED", "FAILURE", "TIMEOUT", "TIMEDOUT", "TIMED_OUT", NULL};
  if (ends_in(name, good)) return 1;
  if (ends_in(name, bad)) return -1;
  return fl_str_find(name, FL_STR("_ERR")) != FL_STR_NONE || fl_str_find(name, FL_STR("ERROR_")) != FL_STR_NONE ? -1 : 0;
}

static fl_str constant_of(const fl_extract *x, fl_id id) {
  const fl_val *val = fl_x_val(x, id);
  if (val->kind == FL_VAL_FIELD) return fl_x_sym_text(x, val->b);
  return val->kind == FL_VAL_REF ? fl_x_sym_text(x, val->a) : FL_STR("");
}

static bool is_number(const fl_extract *x, fl_id id, const char *text) {
  const fl_val *val = fl_x_val(x, id);
  return val->kind == FL_VAL_LIT && val->op == FL_LIT_INT && fl_str_eq_c(fl_x_sym_text(x, val->a), text);
}

static verdict against_zero(tested t, enum fl_op op, bool holds) {
  if (op == FL_OP_LT) return say(holds, t.of); // rc < 0
  if (op == FL_OP_GE) return say(!holds, t.of);
  if (op == FL_OP_LE) return say(holds, t.of); // n <= 0: nothing came, or worse
  if (op == FL_OP_GT) return t.kind == STATUS ? nothing : say(!holds, t.of);
  bool zero = (op == FL_OP_EQ) == holds;
  if (t.kind == POINTER || t.kind == TRUTH) return say(zero, t.of);
  return t.kind == COUNT ? nothing : say(!zero, t.of);
}

static verdict compare(fl_extract *x, const fl_val *val, bool holds) {
  fl_id left = x->elems.at[val->a], right = x->elems.at[val->a + 1];
  enum fl_op op = (enum fl_op)val->op;
  const fl_val *l = fl_x_val(x, left);
  bool turned = l->kind == FL_VAL_LIT || (l->kind == FL_VAL_REF && told_by_constant(fl_x_sym_text(x, l->a)));
  if (turned && (op == FL_OP_EQ || op == FL_OP_NE)) { // NULL == p
    fl_id swap = left;
    left = right;
    right = swap;
  }
  tested t = subject_of(x, left);
  const fl_val *r = fl_x_val(x, right);
  bool equal = (op == FL_OP_EQ) == holds;
  bool compares = op == FL_OP_EQ || op == FL_OP_NE;
  if (!t.kind) return nothing;
  if (r->kind == FL_VAL_LIT && r->op == FL_LIT_NIL) return compares ? say(equal, t.of) : nothing;
  if (is_number(x, right, "0")) return against_zero(t, op, holds);
  if (is_number(x, right, "-1")) return compares ? say(equal, t.of) : op == FL_OP_GT ? say(!holds, t.of) : op == FL_OP_LE ? say(holds, t.of) : nothing;
  int told = compares ? told_by_constant(constant_of(x, right)) : 0;
  if (told > 0) return say(!equal, t.of);
  return told < 0 && equal ? say(true, t.of) : told < 0 ? say(false, t.of) : nothing;
}

// ---- bare tests -----------------------------------------------------------------------------------------------------

// st.ok(), r.failed(): the name of the question says what its answer means.
static int told_by_question(fl_str name) {
  static const char *const good[] = {"ok", "Ok", "OK", "IsOk", "IsOK", "is_ok", "success", "succeeded", "IsSuccess", "isSuccess", "is_success", "IsSuccessful", "isSuccessful", "good", "has_value", "IsOpen", "isOpen", "is_open", NULL};
  static const char *const bad[] = {"Failed", "failed", "fail", "bad", "has_error", "is_error", "IsError", "isError", "error", "hasError", NULL};
  return is_one_of(name, good) ? 1 : is_one_of(name, bad) ? -1 : 0;
}

// `answer.error_code()` is a status; `answer.empty()` and `answer.has_more()` may ask for anything.
static bool asks_for_status(const fl_extract *x, const fl_call *call) {
  fl_str name = fl_x_sym_text(x, call->name);
  return !call->recv || names_status(name) || fl_str_ends_c(name, "code") || fl_str_ends_c(name, "Code") || fl_str_ends_c(name, "status");
}

static verdict bare(fl_extract *x, fl_id id, bool holds) {
  const fl_val *val = fl_x_val(x, id);
  tested t = subject_of(x, id);
  if (val->kind == FL_VAL_CALL) {
    int told = told_by_question(fl_x_sym_text(x, x->calls.at[val->a].name));
    if (told) return say((told < 0) == holds, asked_about(x, val->a));
    bool status = t.kind && t.kind != DIRECT && asks_for_status(x, &x->calls.at[val->a]);
    return status ? say(holds, t.of) : nothing;
  }
  switch (t.kind) {
  case POINTER:
  case TRUTH: return say(!holds, t.of);
  case STATUS: return say(holds, t.of);
  default: return nothing;
  }
}

// `!f()`: a call that has nothing to give, or says no, has failed; one that counts errors has not. The first is far more frequent.
static verdict denied(fl_extract *x, fl_id id, bool holds) {
  const fl_val *val = fl_x_val(x, id);
  bool direct = val->kind == FL_VAL_CALL && !asked_about(x, val->a) && !told_by_question(fl_x_sym_text(x, x->calls.at[val->a].name));
  return direct ? say(!holds, val->a) : bare(x, id, holds);
}

static verdict ask(fl_extract *x, fl_id test, bool holds, int depth);

// a && b: when it holds both hold. a || b: when it holds one of them does, and `!p || p->err` is failure whichever it is.
static verdict both(fl_extract *x, const fl_val *val, bool holds, int depth) {
  verdict left = ask(x, x->elems.at[val->a], holds, depth), right = ask(x, x->elems.at[val->a + 1], holds, depth);
  bool all_hold = (val->op == FL_OP_AND) == holds;
  verdict found = left.outcome && (right.outcome != FL_OUTCOME_FAILURE || left.of) ? left : right;
  if (all_hold || left.outcome == right.outcome) return found;
  found = left.outcome == FL_OUTCOME_FAILURE ? left : right;
  return found.outcome == FL_OUTCOME_FAILURE && holds ? found : nothing;
}

static verdict ask(fl_extract *x, fl_id test, bool holds, int depth) {
  const fl_val *val = fl_x_val(x, test);
  if (++depth > 32) return nothing;
  if (val->kind == FL_VAL_UNARY && val->op == FL_OP_NOT)
    return fl_x_val(x, val->a)->kind == FL_VAL_CALL ? denied(x, val->a, !holds) : ask(x, val->a, !holds, depth);
  if (val->kind != FL_VAL_BINOP) return bare(x, test, holds);
  if (val->op == FL_OP_AND || val->op == FL_OP_OR) return both(x, val, holds, depth);
  return val->op >= FL_OP_LT && val->op <= FL_OP_NE ? compare(x, val, holds) : nothing;
}

enum fl_outcome fl_x_status_outcome(fl_extract *x, fl_id test, bool when_true, fl_id *of) {
  verdict v = ask(x, test, when_true, 0);
  *of = v.of;
  return v.outcome;
}
