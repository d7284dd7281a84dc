// cases/*.txt, named after the files of analyzer/findings: programs and rules in, findings, gaps and counts out.
#include "graph/cases.h"

int main(void) { return run_case_folder("tests/unit/findings/cases", NULL); }
