#include "cli/sarif.h"

#include <stdlib.h>

static fl_sarif_profile profile_of(const char *word) {
  static const char *const words[] = {"github", "gitlab", "azure", "full"};
  for (int i = 0; word && i < 4; i++)
    if (strcmp(word, words[i]) == 0) return (fl_sarif_profile)i;
  return FL_SARIF_GITHUB;
}

static fl_str variable(const char *name, const char *otherwise) {
  const char *value = getenv(name);
  if ((!value || !value[0]) && otherwise) value = getenv(otherwise);
  return fl_str_from(value);
}

// https://dev.azure.com/NAME/ or https://NAME.visualstudio.com/
static fl_str organization(void) {
  fl_str uri = variable("SYSTEM_COLLECTIONURI", NULL), host, rest;
  if (!fl_str_starts_c(uri, "https://")) return (fl_str){0};
  fl_str_cut(fl_str_from_pos(uri, 8), '/', &host, &rest);
  if (fl_str_eq_c(host, "dev.azure.com")) fl_str_cut(rest, '/', &host, NULL);
  else if (fl_str_ends_c(host, ".visualstudio.com")) fl_str_cut(host, '.', &host, NULL);
  else return (fl_str){0};
  return host;
}

// All of it, or nothing: half a name is refused.
static fl_azure_run azure_run(void) {
  fl_azure_run run = {organization(), variable("SYSTEM_TEAMPROJECTID", NULL), variable("BUILD_DEFINITIONID", "SYSTEM_DEFINITIONID"),
                      variable("BUILD_DEFINITIONNAME", NULL), variable("SYSTEM_PHASEID", "SYSTEM_JOBID"), variable("SYSTEM_PHASENAME", "SYSTEM_JOBNAME"),
                      variable("BUILD_SOURCEBRANCH", NULL), variable("BUILD_BUILDID", NULL)};
  bool whole = run.organization.n && run.project.n && run.definition.n && run.definition_name.n && run.phase.n && run.phase_name.n && run.branch.n && run.build.n;
  return whole ? run : (fl_azure_run){0};
}

void fl_sarif_options(fl_emit_options *options, const fl_opts *opts) {
  options->sarif = profile_of(opts->sarif_profile);
  options->sarif_marks = opts->sarif_suppressed ? strcmp(opts->sarif_suppressed, "mark") == 0 : options->sarif == FL_SARIF_FULL;
  if (options->sarif == FL_SARIF_AZURE) options->azure = azure_run();
}

void fl_sarif_tell(const fl_report *report, const fl_emit_options *options) {
  uint32_t left_out = fl_sarif_left_out(report, options);
  if (left_out) fl_tell("SARIF: %u findings are left out, the least severe ones; its readers take no more (--sarif-profile full has all)", left_out);
  if (options->sarif == FL_SARIF_AZURE && !options->azure.organization.n)
    fl_tell("SARIF: Azure DevOps takes only what names a run of a pipeline, and its variables (SYSTEM_COLLECTIONURI, BUILD_BUILDID, ...) are not set");
}
