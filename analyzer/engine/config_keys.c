#include "engine/config_p.h"

#include "engine/config.h"

const char *const fl_config_off = "off";
static const char *const severities[] = {"note", "warning", "error", NULL};
static const char *const severities_or_off[] = {"error", "warning", "note", "off", NULL};
static const char *const confidences[] = {"low", "medium", "high", NULL};
static const char *const gates[] = {"error", "warning", "note", "never", NULL};

#define OF_PATHS(member) offsetof(fl_config_paths, member)
static const fl_config_key keys_of_paths[] = {
    {"paths", FL_CONFIG_TEXTS, OF_PATHS(paths), "patterns as in .gitignore, from the file's folder", NULL, NULL, true},
    {"rules", FL_CONFIG_TEXTS, OF_PATHS(rules), "rules or families; all when there are none", NULL, NULL, false},
    {"severity", FL_CONFIG_WORD, OF_PATHS(severity), "what their findings are there; off: nothing", severities_or_off, NULL, true},
};
static const fl_config_form form_of_paths = {"a row of \"paths\"", keys_of_paths, sizeof keys_of_paths / sizeof *keys_of_paths, sizeof(fl_config_paths), OF_PATHS(origin)};

#define OF_ACCEPTED(member) offsetof(fl_config_accepted, member)
static const fl_config_key keys_of_accepted[] = {
    {"rules", FL_CONFIG_TEXTS, OF_ACCEPTED(rules), "rules or families", NULL, NULL, true},
    {"paths", FL_CONFIG_TEXTS, OF_ACCEPTED(paths), "patterns as in .gitignore, from the file's folder", NULL, NULL, false},
    {"callees", FL_CONFIG_TEXTS, OF_ACCEPTED(callees), "what is called, as findings name it; * stands for anything", NULL, NULL, false},
    {"functions", FL_CONFIG_TEXTS, OF_ACCEPTED(functions), "functions it stands in; * stands for anything", NULL, NULL, false},
    {"until", FL_CONFIG_DAY, OF_ACCEPTED(until), "the last day on which it is accepted", NULL, NULL, false},
    {"reason", FL_CONFIG_TEXT, OF_ACCEPTED(reason), "why: a deadline that the gateway sets, a decision record", NULL, NULL, true},
};
static const fl_config_form form_of_accepted = {"a row of \"accepted\"", keys_of_accepted, sizeof keys_of_accepted / sizeof *keys_of_accepted, sizeof(fl_config_accepted), OF_ACCEPTED(origin)};

#define OF_OWNERS(member) offsetof(fl_config_owner, member)
static const fl_config_key keys_of_owners[] = {
    {"paths", FL_CONFIG_TEXTS, OF_OWNERS(paths), "patterns as in .gitignore, from the file's folder", NULL, NULL, true},
    {"owner", FL_CONFIG_TEXT, OF_OWNERS(owner), "whose findings these are", NULL, NULL, true},
};
static const fl_config_form form_of_owners = {"a row of \"owners\"", keys_of_owners, sizeof keys_of_owners / sizeof *keys_of_owners, sizeof(fl_config_owner), OF_OWNERS(origin)};

#define OF_FILE(member) offsetof(fl_config, member)
static const fl_config_key keys_of_file[] = {
    {"extends", FL_CONFIG_TEXTS, OF_FILE(extends), "files of this sort whose keys hold where this one says nothing, from its folder", NULL, NULL, false},
    {"select", FL_CONFIG_TEXTS, OF_FILE(select), "only these rules or families (--select)", NULL, NULL, false},
    {"ignore", FL_CONFIG_TEXTS, OF_FILE(ignore), "not these rules or families (--ignore)", NULL, NULL, false},
    {"severity", FL_CONFIG_WORD, OF_FILE(min_severity), "findings from this severity up are shown (--severity)", severities, NULL, false},
    {"confidence", FL_CONFIG_WORD, OF_FILE(min_confidence), "findings from this confidence up are shown (--confidence)", confidences, NULL, false},
    {"fail_on", FL_CONFIG_WORD, OF_FILE(fail_on), "from which severity up a finding of high confidence counts (--fail-on)", gates, NULL, false},
    {"baseline", FL_CONFIG_TEXT, OF_FILE(baseline), "the file of known findings, from the file's folder (--baseline)", NULL, NULL, false},
    {"paths", FL_CONFIG_ROWS, OF_FILE(paths), "a severity of its own for some paths; the first row that fits decides", NULL, &form_of_paths, false},
    {"thresholds", FL_CONFIG_NUMBERS, OF_FILE(thresholds), "by rule: the number or time that its shape compares with", NULL, NULL, false},
    {"models", FL_CONFIG_TEXTS, OF_FILE(models), "folders with descriptions of more libraries, from the file's folder", NULL, NULL, false},
    {"natural_keys", FL_CONFIG_TEXTS, OF_FILE(natural_keys), "fields and columns that tell one operation from another, beside those of rules/vocabulary", NULL, NULL, false},
    {"accepted", FL_CONFIG_ROWS, OF_FILE(accepted), "findings that are meant, such as calls whose deadline somebody else sets", NULL, &form_of_accepted, false},
    {"llm_api_key_env", FL_CONFIG_TEXT, OF_FILE(llm_api_key_env), "the environment variable that holds the key of a language model, ..._API_KEY (--llm-api-key-env); never the key", NULL, NULL, false},
    {"owners", FL_CONFIG_ROWS, OF_FILE(owners), "who is asked about findings of some paths; the first row that fits decides", NULL, &form_of_owners, false},
};
enum { N_KEYS = sizeof keys_of_file / sizeof *keys_of_file };
_Static_assert((int)N_KEYS <= (int)FL_CONFIG_KEYS_MAX, "every key has an origin");
const fl_config_form fl_config_file = {"a configuration", keys_of_file, N_KEYS, sizeof(fl_config), 0};
