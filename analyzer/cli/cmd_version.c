// faultline version: which build this is, for bug reports and for programs.
#include "cli/cli.h"

#include "base/json.h"

static int version(const fl_opts *opts) {
  fl_error err = {0};
  if (opts->json) {
    fl_json w;
    fl_json_init(&w, fl_out, NULL, 2);
    fl_json_object_begin(&w);
    fl_json_key(&w, "name");
    fl_json_cstr(&w, "faultline");
    fl_json_key(&w, "version");
    fl_json_cstr(&w, FL_VERSION);
    fl_json_key(&w, "schema_version");
    fl_json_uint(&w, 1);
    fl_json_key(&w, "languages");
    fl_json_array_begin(&w);
    for (uint16_t i = 1; i < fl_language_count(); i++)
      if (fl_language_at(i)->kind == FL_LANGUAGE_CODE) fl_json_cstr(&w, fl_language_at(i)->id);
    fl_json_array_end(&w);
    fl_json_object_end(&w);
    fl_json_finish(&w);
  } else {
    fl_outf("faultline %s\n", FL_VERSION);
  }
  return fl_out_finish(&err) ? fl_tell_error(&err) : FL_CODE_OK;
}

const fl_command fl_cmd_version = {
    .name = "version", .bit = FL_CMD_VERSION, .usage = "[--json]", .about = "Say which version this is", .run = version};
