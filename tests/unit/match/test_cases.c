// cases/*.txt, named after the files of analyzer/match: programs and rules in, matches out.
#include "graph/cases.h"

int main(void) { return run_case_folder("tests/unit/match/cases", NULL); }
