// Failure spelled as a value: which branch of `if err != nil` is the failing one, and whose failure it is.
//
// In: the test of a branch, as a value. Out: failure, success or neither, and the call that last gave the tested variable its
// value. Only where the language's table says that errors are values (nil with attr=no_error, if with attr=error_value).
#include "facts/extract_core_p.h"

typedef struct verdict {
  enum fl_outcome outcome;
  fl_id of;
} verdict;

static const verdict nothing = {FL_OUTCOME_NONE, 0};

// err, err2, dialErr, lastError. Not `e`: lists call their elements so.
bool fl_x_names_error(fl_str name) {
  if (fl_str_ends_c(name, "Err") || fl_str_ends_c(name, "Error") || fl_str_ends_c(name, "_err") || fl_str_ends_c(name, "_error"))
    return true;
  if (fl_str_eq_c(name, "error")) return true;
  return fl_str_starts_c(name, "err") && (name.n == 3 || !(name.at[3] >= 'a' && name.at[3] <= 'z'));
}

static bool is_error_name(const fl_extract *x, fl_sym name) {
  const fl_binding *b = fl_x_lookup(x, name);
  if (b && b->is_error) return true;
  fl_str text = fl_x_sym_text(x, name);
  return fl_x_names_error(text) || (text.n == 4 && fl_str_ends_c(text, "err")); // cerr, terr, serr
}

// The call whose failure a variable holds: assigned in this function, or the one that this callback serves.
static fl_id call_behind(const fl_extract *x, fl_sym name) {
  const fl_binding *b = fl_x_lookup(x, name);
  if (!b || !b->call) return 0;
  bool ours = x->calls.at[b->call].func == x->at.func || (b->from_param && b->func == x->at.func);
  return ours ? b->call : 0;
}

fl_id fl_x_call_behind(const fl_extract *x, fl_id value) {
  for (uint32_t depth = 0; depth < 32; depth++) {
    const fl_val *val = fl_x_val(x, value);
    fl_id call = fl_x_call_of(x, value);
    if (call) return call;
    if (val->kind == FL_VAL_REF) return val->op == FL_REF_PATH ? 0 : call_behind(x, val->a);
    if (val->kind != FL_VAL_UNARY && val->kind != FL_VAL_AWAIT && val->kind != FL_VAL_CAST) return 0;
    value = val->a;
  }
  return 0;
}

// A value that can only be an error: a variable by name or type, or a field named as one.
static bool is_error_value(const fl_extract *x, fl_id id, fl_id *of) {
  const fl_val *val = fl_x_val(x, id);
  if (val->kind == FL_VAL_ASSIGN) return is_error_value(x, x->assigns.at[val->a].target, of);
  if (val->kind == FL_VAL_FIELD) return *of = 0, fl_x_names_error(fl_x_sym_text(x, val->b));
  if (val->kind != FL_VAL_REF || !is_error_name(x, val->a)) return false;
  *of = call_behind(x, val->a);
  return true;
}

static bool is_nil(const fl_extract *x, fl_id id) {
  const fl_val *val = fl_x_val(x, id);
  return val->kind == FL_VAL_LIT && val->op == FL_LIT_NIL;
}

typedef struct question {
  fl_extract *x;
  bool truthy; // a bare error value tests for failure
  int depth;
} question;

static verdict ask(question q, fl_id test, bool when_true);

// err == nil, err != nil; err == io.EOF is a failure when it holds and tells nothing when not.
static verdict compare(question q, const fl_val *val, bool when_true) {
  fl_id left = q.x->elems.at[val->a], right = q.x->elems.at[val->a + 1], of = 0;
  if (is_nil(q.x, left)) {
    fl_id swap = left;
    left = right;
    right = swap;
  }
  if (!is_error_value(q.x, left, &of)) return nothing;
  bool equal = (val->op == FL_OP_EQ) == when_true;
  if (is_nil(q.x, right)) return (verdict){equal ? FL_OUTCOME_SUCCESS : FL_OUTCOME_FAILURE, of};
  return equal ? (verdict){FL_OUTCOME_FAILURE, of} : nothing;
}

static bool asks(fl_str name) { // the names of functions that classify an error
  static const char *const starts[] = {"Is", "is", "As", "Has", "has", "Should", "should", "Can", "can", NULL};
  for (const char *const *s = starts; *s; s++)
    if (fl_str_starts_c(name, *s)) return true;
  return false;
}

// errors.Is(err, X), isRetryable(err): they hold only when there is an error.
static verdict predicate(question q, const fl_val *val, bool when_true) {
  const fl_call *call = &q.x->calls.at[val->a];
  fl_id of = 0;
  for (uint32_t i = 0; when_true && i < call->n_args; i++)
    if (is_error_value(q.x, q.x->args.at[call->first_arg + i].val, &of)) return (verdict){FL_OUTCOME_FAILURE, of};
  return nothing;
}

bool fl_is_success(fl_str name) {
  return fl_str_eq_c(name, "OK") || fl_str_eq_c(name, "Ok") || fl_str_eq_c(name, "ok") || fl_str_eq_c(name, "Success");
}

static bool means_success(const fl_extract *x, const fl_val *val) {
  fl_sym name = val->kind == FL_VAL_FIELD ? val->b : val->kind == FL_VAL_REF ? val->a : 0;
  return fl_is_success(fl_x_sym_text(x, name));
}

// code(err) == X, where X is a kind of failure
static verdict classify(question q, const fl_val *val, bool when_true) {
  const fl_val *call = fl_x_val(q.x, q.x->elems.at[val->a]), *kind = fl_x_val(q.x, q.x->elems.at[val->a + 1]);
  if (call->kind != FL_VAL_CALL || kind->kind == FL_VAL_LIT || means_success(q.x, kind)) return nothing;
  return predicate(q, call, (val->op == FL_OP_EQ) == when_true);
}

static bool is_made_of_error(const fl_extract *x, fl_id value, fl_id *of) {
  const fl_val *val = fl_x_val(x, value);
  if (val->kind != FL_VAL_CALL) return is_error_value(x, value, of);
  const fl_call *call = &x->calls.at[val->a];
  return call->n_args == 1 && is_error_value(x, x->args.at[call->first_arg].val, of); // cause(err)
}

// kind, ok := err.(*Kind): that the error is of the kind.
static bool tells_kind_of_error(const fl_extract *x, fl_sym name, fl_id *of) {
  for (uint32_t i = x->assigns.n; i-- > 1;) {
    const fl_assign *a = &x->assigns.at[i];
    const fl_val *target = fl_x_val(x, a->target), *value = fl_x_val(x, a->val);
    if (a->func != x->at.func || target->kind != FL_VAL_REF || target->a != name) continue;
    return a->result_index == 1 && value->kind == FL_VAL_CAST && is_made_of_error(x, value->a, of);
  }
  return false;
}

// a && b: when it holds both hold; when not, nobody knows which. a || b the other way round, except that `err != nil ||
// status >= 500` is failure whichever side holds.
static verdict both(question q, const fl_val *val, bool when_true) {
  verdict left = ask(q, q.x->elems.at[val->a], when_true), right = ask(q, q.x->elems.at[val->a + 1], when_true);
  verdict found = left.outcome && right.outcome != FL_OUTCOME_FAILURE ? left : right;
  bool all_hold = (val->op == FL_OP_AND) == when_true;
  if (all_hold || (left.outcome == right.outcome)) return found;
  return found.outcome == FL_OUTCOME_FAILURE && when_true ? found : nothing;
}

static verdict ask(question q, fl_id test, bool when_true) {
  const fl_val *val = fl_x_val(q.x, test);
  fl_id of = 0;
  if (++q.depth > 32) return nothing;
  if (val->kind == FL_VAL_UNARY && val->op == FL_OP_NOT) return ask(q, val->a, !when_true);
  if (val->kind == FL_VAL_CALL) return asks(fl_x_sym_text(q.x, q.x->calls.at[val->a].name)) ? predicate(q, val, when_true) : nothing;
  if (val->kind == FL_VAL_BINOP && (val->op == FL_OP_AND || val->op == FL_OP_OR)) return both(q, val, when_true);
  if (val->kind == FL_VAL_BINOP && (val->op == FL_OP_EQ || val->op == FL_OP_NE)) {
    verdict v = compare(q, val, when_true);
    return v.outcome ? v : classify(q, val, when_true);
  }
  if (val->kind == FL_VAL_REF && when_true && tells_kind_of_error(q.x, val->a, &of)) return (verdict){FL_OUTCOME_FAILURE, of};
  if (!q.truthy || !is_error_value(q.x, test, &of)) return nothing;
  return (verdict){when_true ? FL_OUTCOME_FAILURE : FL_OUTCOME_SUCCESS, of};
}

enum fl_outcome fl_x_outcome(fl_extract *x, fl_id test, bool when_true, bool truthy, fl_id *of) {
  *of = 0;
  if (test && x->lexicon->failure_is_status) return fl_x_status_outcome(x, test, when_true, of);
  if (!test || !x->lexicon->errors_are_values) return FL_OUTCOME_NONE;
  verdict v = ask((question){.x = x, .truthy = truthy}, test, when_true);
  *of = v.of;
  return v.outcome;
}
