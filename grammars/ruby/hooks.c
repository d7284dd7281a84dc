// Ruby's definitions: classes whose bodies run, methods, what a class says about itself, constants.
//
// In: a node and the slots of its row. Out: the records that every language fills; see facts/hook.h.
#include "hooks.h"

enum { MAX_PATH = 256 }; // bytes of A::B::C

// ---- names of constants ---------------------------------------------------------------------------------------------

static bool is_constant_path(fl_str text) {
  for (uint32_t i = 0; i < text.n; i++) {
    char c = text.at[i];
    bool first = i == 0 || text.at[i - 1] == ':';
    bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
    if (c != ':' && !(c >= 'A' && c <= 'Z') && (first || !letter)) return false;
  }
  return text.n && text.n < MAX_PATH;
}

fl_sym fl_ruby_path(fl_extract *x, const fl_node *node) {
  fl_str text = node ? fl_x_text(x, node) : FL_STR("");
  if (!is_constant_path(text)) return 0;
  char out[MAX_PATH];
  uint32_t n = 0, i = 0;
  if (fl_str_starts_c(text, "::")) out[n++] = '.', i = 2;
  for (; i < text.n; i++) {
    if (text.at[i] != ':') out[n++] = text.at[i];
    else if (i && text.at[i - 1] == ':') out[n++] = '.';
  }
  return fl_x_sym(x, (fl_str){out, n});
}

// A definition of ::A is one of A.
static fl_sym defined_path(fl_extract *x, const fl_node *name) {
  fl_str text = fl_x_sym_text(x, fl_ruby_path(x, name));
  return fl_x_sym(x, fl_str_starts_c(text, ".") ? fl_str_from_pos(text, 1) : text);
}

// ---- what stands among the arguments of a declaration ----------------------------------------------------------------

// :name or "name"
static fl_sym name_in(fl_extract *x, const fl_node *node) {
  fl_str text = fl_x_text(x, node);
  if (fl_x_is(x, node, "simple_symbol")) return fl_x_sym(x, fl_str_from_pos(text, 1));
  return fl_x_is(x, node, "string") && text.n > 2 ? fl_x_sym(x, fl_str_slice(text, 1, text.n - 1)) : 0;
}

static const fl_node *args_of(const fl_extract *x, const fl_node *call) {
  return fl_x_is(x, call, "call") ? fl_x_slot(x, call, FL_SLOT_args) : NULL;
}

static const fl_node *keyword_of(const fl_extract *x, const fl_node *args, const char *name) {
  if (args)
    FL_EACH_CHILD(arg, args) {
      const fl_node *key = fl_x_is(x, arg, "pair") ? fl_x_slot(x, arg, FL_SLOT_key) : NULL;
      if (key && fl_str_eq_c(fl_x_text(x, key), name)) return fl_x_slot(x, arg, FL_SLOT_value);
    }
  return NULL;
}

static uint32_t level(fl_extract *x) { // members are of the class itself: class << self, class_methods do
  uint32_t flags = fl_x_member_flags(x, 0);
  fl_x_member_flags(x, flags);
  return flags & FL_FUNC_CLASSMETHOD;
}

// ---- classes and modules --------------------------------------------------------------------------------------------

static void declare_fields(fl_extract *x, fl_id type, const fl_node *args) {
  if (args)
    FL_EACH_CHILD(arg, args) {
      fl_sym name = name_in(x, arg);
      if (name) fl_x_declare_field(x, arg, type, name, FL_VAR_READER);
    }
}

typedef struct parent { // what a class is made from
  fl_sym name;
  const fl_node *fields; // arguments that name fields: Struct.new(:a, :b)
} parent;

static parent parent_of_call(fl_extract *x, const fl_node *call) {
  static const char *const records[] = {"Struct", "Data", NULL};
  const fl_node *recv = fl_x_slot(x, call, FL_SLOT_recv), *args = args_of(x, call), *first = args ? fl_x_nth(x, args, 1) : NULL;
  if (recv && fl_ruby_is_one_of(fl_x_text(x, recv), records)) return (parent){fl_x_name(x, recv), args};
  return (parent){fl_ruby_path(x, first), NULL}; // Class.new(Base), DelegateClass(Base)
}

static parent parent_of(fl_extract *x, const fl_node *node) {
  if (!node) return (parent){0};
  if (fl_x_is(x, node, "call")) return parent_of_call(x, node);
  if (fl_x_is(x, node, "element_reference")) node = fl_x_slot(x, node, FL_SLOT_base); // Migration[7.0]
  return (parent){fl_ruby_path(x, node), NULL};
}

static fl_id read_class_body(fl_extract *x, const fl_node *body) {
  FL_EACH_CHILD(child, body) fl_x_stmt(x, child);
  return 0;
}

fl_id fl_ruby_class(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  parent up = parent_of(x, fl_x_unwrap(x, fl_x_slot(x, node, FL_SLOT_supers)));
  enum fl_type_kind kind = fl_x_attr_is(x, node, "object") ? FL_TYPE_OBJECT : up.fields ? FL_TYPE_STRUCT : FL_TYPE_CLASS;
  fl_id type = fl_x_running_type(x, node, defined_path(x, name), kind, up.name, fl_x_slot(x, node, FL_SLOT_body), read_class_body);
  declare_fields(x, type, up.fields);
  bool of_concern = kind == FL_TYPE_OBJECT && name && fl_str_eq_c(fl_x_text(x, name), "ClassMethods");
  if (of_concern && fl_x_in_running_body(x)) fl_x_class_super(x, fl_x_name(x, name)); // whoever includes the module gets them
  return 0;
}

fl_id fl_ruby_made_type(fl_extract *x, const fl_node *name, const fl_node *call) {
  static const char *const makers[] = {"Class", "Struct", "Data", "Module", NULL};
  const fl_node *recv = call && fl_x_is(x, call, "call") ? fl_x_slot(x, call, FL_SLOT_recv) : NULL;
  const fl_node *method = recv ? fl_x_slot(x, call, FL_SLOT_name) : NULL;
  if (!method || !fl_ruby_is_one_of(fl_x_text(x, recv), makers)) return 0;
  if (!fl_str_eq_c(fl_x_text(x, method), "new") && !fl_str_eq_c(fl_x_text(x, method), "define")) return 0;
  parent up = parent_of_call(x, call);
  const fl_node *block = fl_x_slot(x, call, FL_SLOT_body), *body = block ? fl_x_slot(x, block, FL_SLOT_b) : NULL;
  fl_id type = fl_x_running_type(x, call, defined_path(x, name), up.fields ? FL_TYPE_STRUCT : FL_TYPE_CLASS, up.name, body, read_class_body);
  declare_fields(x, type, up.fields);
  return type;
}

// class << self: members of the class itself.
fl_id fl_ruby_singleton_class(fl_extract *x, const fl_node *node) {
  const fl_node *body = fl_x_slot(x, node, FL_SLOT_b);
  uint32_t before = fl_x_member_flags(x, FL_FUNC_CLASSMETHOD);
  if (body) read_class_body(x, body);
  fl_x_member_flags(x, before);
  return 0;
}

// ---- methods --------------------------------------------------------------------------------------------------------

// Does the body run the method's block without naming it?
static bool yields(const fl_extract *x, const fl_node *node) {
  const fl_node *end = node + node->size;
  for (const fl_node *n = node + 1; n < end;) {
    bool other = fl_x_is(x, n, "method") || fl_x_is(x, n, "singleton_method") || fl_x_is(x, n, "class");
    if (!other && fl_x_is(x, n, "yield")) return true;
    n += other ? n->size : 1;
  }
  return false;
}

static bool names_block(const fl_extract *x, const fl_node *node) {
  const fl_node *params = fl_x_slot(x, node, FL_SLOT_params);
  if (params)
    FL_EACH_CHILD(p, params)
      if (fl_x_is(x, p, "block_parameter") && fl_x_slot(x, p, FL_SLOT_name)) return true;
  return false;
}

static fl_id read_method(fl_extract *x, const fl_node *node, uint32_t flags) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  if (yields(x, node) && !names_block(x, node)) fl_x_takes_block(x);
  fl_x_member_func(x, node, fl_x_lexical_type(x), flags);
  return fl_x_lit(x, node, FL_LIT_STRING, name ? fl_x_text(x, name) : FL_STR("")); // private def a: the symbol of its name
}

fl_id fl_ruby_method(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_slot(x, node, FL_SLOT_name);
  bool makes = name && fl_str_eq_c(fl_x_text(x, name), "initialize") && fl_x_lexical_type(x) && !level(x);
  return read_method(x, node, makes ? FL_FUNC_CTOR : 0);
}

static fl_id read_singleton_method(fl_extract *x, const fl_node *node) { return read_method(x, node, FL_FUNC_CLASSMETHOD); }

// def Order.a, outside of Order: a part of Order that has this method alone. 0 where the method is one of the type that it stands in.
static fl_id of_another_type(fl_extract *x, const fl_node *node) {
  const fl_node *on = fl_x_nth(x, node, 1);
  fl_str text = on ? fl_x_text(x, on) : FL_STR("");
  if (!text.n || text.at[0] < 'A' || text.at[0] > 'Z') return 0;
  fl_sym name = defined_path(x, on);
  if (fl_x_lexical_type(x) && fl_x_type_at(x, fl_x_lexical_type(x))->name == name) return 0;
  fl_id type = fl_x_running_type(x, node, name, FL_TYPE_CLASS, 0, node, read_singleton_method);
  fl_x_type_at(x, type)->outer = 0;
  return type;
}

fl_id fl_ruby_singleton_method(fl_extract *x, const fl_node *node) {
  if (of_another_type(x, node)) return 0;
  uint32_t before = fl_x_member_flags(x, 0); // `private` does not reach def self.a
  fl_id name = read_method(x, node, FL_FUNC_CLASSMETHOD);
  fl_x_member_flags(x, before);
  return name;
}

// alias new old: a method that calls the other; what it is handed is handed on.
static void add_alias(fl_extract *x, const fl_node *node, fl_sym name, fl_sym old) {
  if (name && old && fl_x_lexical_type(x)) fl_x_member_forward(x, node, fl_x_lexical_type(x), name, 0, old, level(x));
}

fl_id fl_ruby_alias(fl_extract *x, const fl_node *node) {
  const fl_node *name = fl_x_nth(x, node, 1), *old = fl_x_nth(x, node, 2);
  if (!name || !old) return 0;
  fl_sym a = fl_x_is(x, name, "simple_symbol") ? name_in(x, name) : fl_x_name(x, name);
  fl_sym b = fl_x_is(x, old, "simple_symbol") ? name_in(x, old) : fl_x_name(x, old);
  add_alias(x, node, a, b);
  return 0;
}

// ---- what a class says about itself ---------------------------------------------------------------------------------

typedef struct declaration {
  const char *name;
  void (*read)(fl_extract *, const fl_node *call, uint8_t flags);
  uint8_t flags;
} declaration;

// attr_reader :a, :b; class_attribute :a, default: 5
static void read_fields(fl_extract *x, const fl_node *call, uint8_t flags) {
  const fl_node *args = args_of(x, call), *value = keyword_of(x, args, "default");
  if (level(x)) flags |= FL_VAR_STATIC;
  if (!args) return;
  fl_id first = value ? fl_ruby_value(x, value) : 0;
  FL_EACH_CHILD(arg, args) {
    fl_sym name = name_in(x, arg);
    if (!name) continue;
    fl_x_declare_field(x, arg, fl_x_lexical_type(x), name, flags);
    if (first) fl_x_assign(x, arg, fl_ruby_own_field(x, arg, fl_x_sym_text(x, name)), first);
  }
}

static void read_mixins(fl_extract *x, const fl_node *call, uint8_t of_class) {
  const fl_node *args = args_of(x, call);
  if (!args) return;
  FL_EACH_CHILD(arg, args) {
    fl_sym name = fl_ruby_path(x, arg);
    bool own = fl_x_is(x, arg, "self");
    if (own) name = fl_x_type_at(x, fl_x_lexical_type(x))->name;
    if (own || of_class || level(x)) fl_x_class_super(x, name);
    else fl_x_super(x, name);
    if (!name) fl_ruby_value(x, arg);
  }
}

static uint32_t visibility(fl_str word) {
  return fl_str_eq_c(word, "public") ? 0 : FL_FUNC_PRIVATE;
}

// private :a, :b; private def a; private attr_reader :a
static void read_visibility(fl_extract *x, const fl_node *call, uint8_t of_class) {
  const fl_node *args = args_of(x, call), *name = fl_x_slot(x, call, FL_SLOT_name);
  uint32_t flags = name ? visibility(fl_x_text(x, name)) : 0, before = fl_x_member_flags(x, 0);
  fl_x_member_flags(x, (before & ~(uint32_t)FL_FUNC_PRIVATE) | flags);
  if (args)
    FL_EACH_CHILD(arg, args) {
      fl_sym member = name_in(x, arg);
      if (member) fl_x_flag_member(x, fl_x_lexical_type(x), member, of_class ? 0 : flags);
      else fl_ruby_value(x, arg);
    }
  fl_x_member_flags(x, before);
}

static void read_module_function(fl_extract *x, const fl_node *call, uint8_t unused) {
  (void)call, (void)unused;
  fl_x_class_super(x, fl_x_type_at(x, fl_x_lexical_type(x))->name);
}

static void read_alias_method(fl_extract *x, const fl_node *call, uint8_t unused) {
  (void)unused;
  const fl_node *args = args_of(x, call), *name = args ? fl_x_nth(x, args, 1) : NULL, *old = args ? fl_x_nth(x, args, 2) : NULL;
  if (name && old) add_alias(x, call, name_in(x, name), name_in(x, old));
}

// delegate :get, :post, to: :connection
static void read_delegation(fl_extract *x, const fl_node *call, uint8_t unused) {
  (void)unused;
  const fl_node *args = args_of(x, call), *to = keyword_of(x, args, "to"), *prefix = keyword_of(x, args, "prefix");
  fl_sym target = to ? name_in(x, to) : 0;
  if (!target || prefix) return;
  FL_EACH_CHILD(arg, args) {
    fl_sym name = name_in(x, arg);
    if (name) fl_x_member_forward(x, arg, fl_x_lexical_type(x), name, target, name, level(x));
  }
}

// Code that runs in the class that includes this module: read as if it stood here.
static void read_included(fl_extract *x, const fl_node *call, uint8_t of_class) {
  const fl_node *block = fl_x_is(x, call, "call") ? fl_x_slot(x, call, FL_SLOT_body) : NULL;
  const fl_node *body = block ? fl_x_slot(x, block, FL_SLOT_b) : NULL;
  uint32_t before = fl_x_member_flags(x, of_class ? FL_FUNC_CLASSMETHOD : 0);
  if (body) read_class_body(x, body);
  fl_x_member_flags(x, before);
}

static const declaration declarations[] = {
    {"attr_reader", read_fields, FL_VAR_READER},
    {"attr_accessor", read_fields, FL_VAR_READER},
    {"attr_writer", read_fields, 0},
    {"attr", read_fields, FL_VAR_READER},
    {"mattr_accessor", read_fields, FL_VAR_READER | FL_VAR_STATIC},
    {"mattr_reader", read_fields, FL_VAR_READER | FL_VAR_STATIC},
    {"cattr_accessor", read_fields, FL_VAR_READER | FL_VAR_STATIC},
    {"cattr_reader", read_fields, FL_VAR_READER | FL_VAR_STATIC},
    {"thread_mattr_accessor", read_fields, FL_VAR_READER | FL_VAR_STATIC},
    {"class_attribute", read_fields, FL_VAR_READER | FL_VAR_STATIC},
    {"include", read_mixins, 0},
    {"prepend", read_mixins, 0},
    {"extend", read_mixins, 1},
    {"private", read_visibility, 0},
    {"protected", read_visibility, 0},
    {"public", read_visibility, 0},
    {"private_class_method", read_visibility, 1},
    {"module_function", read_module_function, 0},
    {"alias_method", read_alias_method, 0},
    {"delegate", read_delegation, 0},
    {"included", read_included, 0},
    {"prepended", read_included, 0},
    {"class_methods", read_included, 1},
};

static bool switches_visibility(fl_extract *x, fl_str name) {
  static const char *const words[] = {"private", "protected", "public", NULL};
  if (!fl_ruby_is_one_of(name, words)) return false;
  uint32_t before = fl_x_member_flags(x, 0);
  fl_x_member_flags(x, (before & ~(uint32_t)FL_FUNC_PRIVATE) | visibility(name));
  return true;
}

bool fl_ruby_declares(fl_extract *x, const fl_node *call, fl_str name) {
  if (!fl_x_in_running_body(x)) return false;
  if (!fl_x_is(x, call, "call") && switches_visibility(x, name)) return true; // `private` by itself on a line
  for (size_t i = 0; i < sizeof declarations / sizeof *declarations; i++) {
    const declaration *d = &declarations[i];
    if (!fl_str_eq_c(name, d->name)) continue;
    bool hooked = d->read == read_included && !(fl_x_is(x, call, "call") && fl_x_slot(x, call, FL_SLOT_body));
    if (hooked) return false;
    d->read(x, call, d->flags);
    return true;
  }
  return false;
}

// ---- classes that are opened by a call ---------------------------------------------------------------------------------

static fl_id read_modules(fl_extract *x, const fl_node *args) {
  FL_EACH_CHILD(arg, args) {
    fl_sym name = fl_ruby_path(x, arg);
    if (name) fl_x_super(x, name);
  }
  return 0;
}

// A.prepend(M), A.send(:include, M), A.class_eval do ... end: more of A, where nothing around it could be meant.
bool fl_ruby_opens(fl_extract *x, const fl_node *call, const fl_node *recv, fl_str name) {
  static const char *const mixes[] = {"include", "prepend", NULL}, *const opens[] = {"class_eval", "class_exec", NULL};
  const fl_node *args = fl_x_slot(x, call, FL_SLOT_args), *block = fl_x_slot(x, call, FL_SLOT_body);
  const fl_node *body = block ? fl_x_slot(x, block, FL_SLOT_b) : NULL, *first = args ? fl_x_nth(x, args, 1) : NULL;
  if (fl_x_lexical_type(x) || !fl_ruby_path(x, recv)) return false;
  if (fl_str_eq_c(name, "send") && first && fl_x_is(x, first, "simple_symbol")) name = fl_str_from_pos(fl_x_text(x, first), 1);
  if (args && fl_ruby_is_one_of(name, mixes))
    return fl_x_running_type(x, call, defined_path(x, recv), FL_TYPE_CLASS, 0, args, read_modules), true;
  if (!body || args || !fl_ruby_is_one_of(name, opens)) return false;
  return fl_x_running_type(x, call, defined_path(x, recv), FL_TYPE_CLASS, 0, body, read_class_body), true;
}

// ---- assignments ----------------------------------------------------------------------------------------------------

// A = Struct.new(:a), A = 5, A::B = 5
static fl_id assign_constant(fl_extract *x, const fl_node *node, const fl_node *left, const fl_node *right) {
  if (fl_ruby_made_type(x, left, right)) return 0;
  fl_id value = right ? fl_ruby_value(x, right) : 0;
  if (!fl_x_is(x, left, "constant")) return fl_x_assign_value(x, node, fl_ruby_value(x, left), value);
  fl_x_declare_const(x, left, fl_x_lexical_type(x), fl_x_name(x, left), value);
  return value;
}

// a.b = c, which calls the writer of b: for readers of facts the field is set.
static fl_id assign_attribute(fl_extract *x, const fl_node *node, const fl_node *left, const fl_node *right) {
  const fl_node *recv = fl_x_slot(x, left, FL_SLOT_recv), *name = fl_x_slot(x, left, FL_SLOT_name);
  fl_id base = recv ? fl_ruby_value(x, recv) : fl_x_group(x, left, FL_VAL_SELF, NULL, 0);
  fl_id target = fl_x_member(x, left, base, fl_x_name(x, name)), value = right ? fl_ruby_value(x, right) : 0;
  return fl_x_assign_value(x, node, target, value);
}

fl_id fl_ruby_assign(fl_extract *x, const fl_node *node) {
  const fl_node *left = fl_x_slot(x, node, FL_SLOT_left), *right = fl_x_slot(x, node, FL_SLOT_right);
  if (!left) return 0;
  if (fl_x_is(x, left, "constant") || fl_x_is(x, left, "scope_resolution")) return assign_constant(x, node, left, right);
  if (fl_x_is(x, left, "call")) return assign_attribute(x, node, left, right);
  if (fl_x_is(x, left, "global_variable")) fl_x_declare_global(x, left, fl_x_name(x, left));
  if (fl_x_is(x, left, "class_variable"))
    fl_x_declare_field(x, left, fl_x_lexical_type(x), fl_x_name(x, left), FL_VAR_STATIC);
  return fl_x_default(x, node);
}
