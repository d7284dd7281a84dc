#include "parse/syntax.h"
#include "facts/facts.h"
#include "graph/up.h"
#include <tree_sitter/api.h>
