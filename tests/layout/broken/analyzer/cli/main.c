#include "emit/e.h"
static void f(void) { printf("fine here"); fputs("", stdout); }
