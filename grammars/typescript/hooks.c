// TypeScript where it differs from JavaScript in more than rows of the table.
#include "facts/hook.h"

// In a class a method without a body is an overload of the one that has it; in an interface it is the method.
fl_id fl_typescript_signature(fl_extract *x, const fl_node *node) {
  fl_id type = fl_x_type_body(x);
  if (type && fl_x_type_at(x, type)->kind == FL_TYPE_CLASS) return 0;
  return fl_x_default(x, node);
}
