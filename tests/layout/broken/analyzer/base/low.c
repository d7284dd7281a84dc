#include "graph/up.h"
#include "base/low.h"
#include "low.h"
#include "graph/up_p.h"
#include "nowhere/x.h"
#include <stdio.h>
#include <yaml.h>
#include <setjmp.h>
// printf("in a comment") and stdout
/* stdout
   stderr */
void f(void) {
  puts("x");
  log("stdout is a word here \" printf(");
  fprintf(stderr, "x");
  snprintf(0, 0, "okhttp is slow");
  my_printf("go on"); // "go" alone is the language
  find("go");
}
