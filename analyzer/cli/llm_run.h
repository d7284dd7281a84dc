// The optional pass of a language model over a brief: faultline-llm is started, and what it gives back is taken over.
#ifndef FL_CLI_LLM_RUN_H
#define FL_CLI_LLM_RUN_H

#include "brief/document.h"
#include "cli/cli.h"
#include "engine/config.h"

// Rewrites statements of `doc` as the options ask, or leaves it as it is and says so, on the error stream and in its last section. `config` may be NULL.
// FL_CODE_OK, or with --llm-required FL_CODE_INCOMPLETE when the model did not answer everything.
int fl_llm_rewrite(fl_document *doc, const fl_opts *opts, const fl_config *config);
// --llm-dry-run: what would be sent goes to the standard output, and nothing anywhere else.
int fl_llm_show(const fl_document *doc, const fl_opts *opts, const fl_config *config);

#endif
