// Section 8: in which order it is mended. The phases are those of the rules: each needs what the one before it brought.
#include "brief/able.h"
#include "brief/recommend.h"
#include "brief/scene.h"
#include "brief/start.h"

enum { MAX_HAZARDS = 6 };

static const struct { const char *title, *why; } phases[FL_N_PHASES + 1] = {
    [FL_PHASE_limits] = {"Every wait has an end", "First, because the others need it: what never ends can be neither repeated nor counted, and nothing that is held meanwhile is given back."},
    [FL_PHASE_load] = {"Load has a bound", "Work is refused, or done together, before it piles up; that needs waits that end."},
    [FL_PHASE_retries] = {"Repetition ends", "Attempts that end can be counted, spread and given a budget. No retry is added before this phase, and none to a write before what is repeated does no harm."},
    [FL_PHASE_repetition] = {"What is repeated does no harm", "Keys and marks come before anything that repeats on purpose."},
    [FL_PHASE_ownership] = {"One owner writes", "What one of several may do is decided in one place; that needs work that ends in time."},
    [FL_PHASE_boundaries] = {"Stores and services agree", "What is confirmed on one side is there on the other. Whatever is sent again for that may arrive twice: those who receive it must bear that."},
    [FL_PHASE_data] = {"What is stored is laid out anew", "Last, because it moves data and is the hardest to take back."},
    [FL_N_PHASES] = {"The rest", "The rules of these say nothing about their order."},
};

// Where nobody needs to own anything: each writer is in its right.
static const char at_once_title[] = "Writes at once undo nothing", at_once_why[] = "What several change at one moment is decided by the store, or by a version that it compares.";

// What users notice while it is rolled out.
static const char *const slo_impact[FL_N_SCENARIOS] = {
    [FL_SCENARIO_hangs] = "Calls that were slow become errors: the latency of the slowest percents falls to the limit, and the error rate may rise by their share.",
    [FL_SCENARIO_storm] = "Fewer hidden repetitions: more single errors become visible while a peer is weak, and its recovery is shorter.",
    [FL_SCENARIO_doubled] = "One more write or look-up for each request or message; latency rises by that, errors do not.",
    [FL_SCENARIO_lost] = "Latency rises by the wait for a confirmation. Where none comes, whoever waits for it gets an error as far as nobody catches it; what was written before that stays written.",
    [FL_SCENARIO_half] = "The second change becomes visible a little later; users can see the state in between.",
    [FL_SCENARIO_two_writers] = "Conflicts that went unnoticed become errors or second attempts.",
    [FL_SCENARIO_piles_up] = "Under load some requests are refused or served in parts; below it latency falls.",
    [FL_SCENARIO_stale] = "Some reads or messages wait for the newer state.",
};

// What is done together refuses nothing.
static const char together[] = "Fewer and larger requests: latency falls with their number, and an answer for many may lack some of them.";

static const char *impact_of(fl_brief_state *s, const fl_hazard *h) {
  uint32_t option = fl_brief_option_of(s, &s->findings.at[h->findings.at[0]]);
  const fl_remedy *o = option < h->rule->n_options ? &h->rule->options[option] : NULL;
  if (o && o->impact.n) return fl_doc_text(s->doc, "%.*s", FL_STR_ARG(fl_str_trim(o->impact))).at;
  bool batch = h->rule->scenario == FL_SCENARIO_piles_up && o && o->adds == FL_ADDS_batch;
  return batch ? together : slo_impact[h->rule->scenario];
}

static bool is_in(const fl_hazard *h, uint8_t phase) { return fl_brief_phase(h->rule) == phase; }

static uint32_t count_in(const fl_brief_state *s, uint8_t phase) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->hazards.n; i++) n += is_in(&s->hazards.at[i], phase);
  return n;
}

static bool is_at_once(const fl_brief_state *s, uint8_t phase) {
  for (uint32_t i = 0; i < s->hazards.n; i++)
    if (is_in(&s->hazards.at[i], phase) && !fl_rule_needs_no_cut(s->hazards.at[i].rule)) return false;
  return phase == FL_PHASE_ownership;
}

static void say_what(fl_brief_state *s, uint8_t phase) {
  fl_cites cites = {0};
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->hazards.n; i++)
    if (is_in(&s->hazards.at[i], phase)) fl_cite_findings(&cites, s, &s->hazards.at[i]), n += s->hazards.at[i].findings.n;
  fl_doc_say(s->doc, FL_SAID_found, &cites, "It mends %s of %s.", fl_count(s->doc, n, "finding", "findings").at, fl_count(s->doc, count_in(s, phase), "kind", "kinds").at);
}

static fl_cites cite_rule(fl_brief_state *s, const fl_rule *rule) {
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_rule(s, rule));
  return cites;
}

static uint32_t count_with(fl_brief_state *s, const fl_hazard *h, uint32_t option) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < h->findings.n; i++) n += fl_brief_option_of(s, &s->findings.at[h->findings.at[i]]) == option;
  return n;
}

// What stands at the start may be mended in another way than the rest.
static fl_str change_text(fl_brief_state *s, const fl_hazard *h, uint32_t option) {
  if (h->at_start) return fl_finding_change(s, &s->findings.at[h->findings.at[0]], option);
  bool plain = true;
  for (uint32_t i = 0; i < h->findings.n && plain; i++) {
    const fl_known_finding *known = &s->findings.at[h->findings.at[i]];
    plain = fl_brief_option_of(s, known) != option || fl_is_without_client(s, known, option);
  }
  return plain ? h->rule->options[option].plain : fl_brief_change(h->rule, option);
}

// The first finding that is to be mended so.
static const fl_known_finding *mended_by(fl_brief_state *s, const fl_hazard *h, uint32_t option) {
  for (uint32_t i = 0; i < h->findings.n; i++)
    if (fl_brief_option_of(s, &s->findings.at[h->findings.at[i]]) == option) return &s->findings.at[h->findings.at[i]];
  return NULL;
}

static fl_str unable_text(fl_brief_state *s, const fl_hazard *h, uint32_t option) {
  const fl_known_finding *known = option < h->rule->n_options ? mended_by(s, h, option) : NULL;
  return known ? fl_brief_unable_text(s, known, &h->rule->options[option]) : (fl_str){0};
}

// Nobody can roll out what needs a store that was not seen.
static fl_str planned_text(fl_brief_state *s, const fl_hazard *h, uint32_t option) {
  fl_names lacking = {0};
  for (uint32_t i = 0; i < h->findings.n; i++) {
    const fl_known_finding *known = &s->findings.at[h->findings.at[i]];
    fl_str who = fl_brief_option_of(s, known) == option ? fl_finding_lacks(s, known, option) : (fl_str){0};
    if (who.n) fl_names_add(&lacking, who);
  }
  fl_str what = change_text(s, h, option);
  if (lacking.all.n) what = fl_doc_text(s->doc, "%.*s (to be decided: it needs a store of %.*s, and none was seen)", FL_STR_ARG(what), FL_STR_ARG(fl_names_say(s->doc, &lacking, 3)));
  fl_names_release(&lacking);
  fl_str unable = unable_text(s, h, option);
  if (unable.n) what = fl_doc_text(s->doc, "%.*s (to be decided: %.*s)", FL_STR_ARG(what), FL_STR_ARG(unable));
  fl_str caught = fl_brief_caught_at(s, h, option, NULL);
  if (caught.n) what = fl_doc_text(s->doc, "%.*s (what it throws is caught at %.*s at least: that has to hand it on)", FL_STR_ARG(what), FL_STR_ARG(caught));
  return what;
}

// That of the first finding which is mended so.
static const char *effort_text(fl_brief_state *s, const fl_hazard *h, uint32_t option) {
  const fl_remedy *o = option < h->rule->n_options ? &h->rule->options[option] : NULL;
  const fl_known_finding *known = o ? mended_by(s, h, option) : NULL;
  if (known) return fl_brief_effort(s, known, o);
  return o ? fl_effort_word(o->effort) : "not rated";
}

static void add_change(fl_brief_state *s, const fl_hazard *h, uint32_t option, uint32_t n) {
  const fl_rule *rule = h->rule;
  fl_cites cites = cite_rule(s, rule);
  fl_str cells[] = {planned_text(s, h, option), fl_str_from(fl_arena_printf(&s->doc->arena, "%.*s (%u)", FL_STR_ARG(rule->title), n)),
                    fl_str_from(effort_text(s, h, option)), fl_brief_or_dash(fl_hazard_metric(h, option)),
                    fl_brief_or_dash(fl_hazard_alert(h, option)), fl_brief_or_dash(fl_hazard_way_back(h, option))};
  fl_doc_row(s->doc, &cites, cells);
}

// Entry points that a limit of this phase may end between steps that must not be repeated, which is mended later.
static void find_cut_between(fl_brief_state *s, uint8_t phase, fl_names *entries, fl_cites *cites, uint8_t *mended) {
  for (uint32_t i = 0; i < s->hazards.n; i++) {
    const fl_hazard *twice = &s->hazards.at[i];
    bool later = twice->rule->scenario == FL_SCENARIO_doubled && fl_brief_phase(twice->rule) > phase;
    for (uint32_t k = 0; k < s->hazards.n && later; k++) {
      const fl_hazard *h = &s->hazards.at[k];
      uint32_t had = entries->all.n;
      for (uint32_t e = 0; e < twice->reach.entries.n && is_in(h, phase); e++)
        if (fl_reach_has(&h->reach, twice->reach.entries.at[e])) fl_names_add(entries, fl_brief_entry_label(s, twice->reach.entries.at[e]));
      if (entries->all.n > had) fl_cite_findings(cites, s, twice), *mended = fl_brief_phase(twice->rule);
    }
  }
}

// A limit makes an error of what was half done, and whoever repeats it does the first half again.
static void warn_of_limits(fl_brief_state *s, uint8_t phase) {
  fl_names entries = {0};
  fl_cites cites = {0};
  uint8_t mended = 0;
  if (s->graph && phase == FL_PHASE_limits) find_cut_between(s, phase, &entries, &cites, &mended);
  if (entries.all.n) {
    fl_doc_say(s->doc, FL_SAID_advice, &cites, "Before it, at %.*s: what is done there must not be done twice, and a limit that falls between its steps ends with an error what is done in part, so that whoever tries again does it again. Mend that first (the phase \"%s\"), or keep the limits of these far above their slowest answers until then.",
               FL_STR_ARG(fl_names_say(s->doc, &entries, 4)), phases[mended].title);
  }
  fl_names_release(&entries);
}

static void add_changes(fl_brief_state *s, uint8_t phase) {
  static const char *const columns[] = {"change", "mends", "effort", "watch", "alert", "way back", NULL};
  uint32_t n = 0;
  fl_doc_table(s->doc, "", columns);
  for (uint32_t i = 0; i < s->hazards.n; i++) {
    const fl_hazard *h = &s->hazards.at[i];
    if (!is_in(h, phase) || n++ >= MAX_HAZARDS) continue;
    for (uint32_t option = 0; option < h->rule->n_options || option == 0; option++) {
      uint32_t with = count_with(s, h, option);
      if (with) add_change(s, h, option, with);
    }
  }
  if (n > MAX_HAZARDS) fl_doc_left_out(s->doc, n - MAX_HAZARDS);
}

static bool is_said(const fl_block *list, fl_str text) {
  for (uint32_t i = 0; i < list->statements.n; i++)
    if (fl_str_ends(list->statements.at[i].text, text)) return true;
  return false;
}

static void say_once(fl_brief_state *s, const fl_rule *rule, const char *label, fl_str text) {
  text = fl_str_trim(text);
  if (text.n == 0 || is_said(fl_doc_block(s->doc), text)) return;
  fl_cites cites = cite_rule(s, rule);
  fl_doc_say(s->doc, FL_SAID_advice, &cites, "%s: %.*s", label, FL_STR_ARG(text));
}

static void add_proof(fl_brief_state *s, uint8_t phase) {
  uint32_t n = 0;
  fl_doc_list(s->doc);
  for (uint32_t i = 0; i < s->hazards.n; i++)
    if (is_in(&s->hazards.at[i], phase) && n++ < MAX_HAZARDS) say_once(s, s->hazards.at[i].rule, "Guardrail", fl_hazard_guardrail(&s->hazards.at[i], fl_hazard_option(s, &s->hazards.at[i])));
  n = 0;
  for (uint32_t i = 0; i < s->hazards.n; i++)
    if (is_in(&s->hazards.at[i], phase) && n++ < MAX_HAZARDS) say_once(s, s->hazards.at[i].rule, "Experiment that proves it", fl_hazard_experiment(s, &s->hazards.at[i], fl_hazard_option(s, &s->hazards.at[i])));
  for (uint32_t i = 0; i < s->hazards.n; i++)
    if (is_in(&s->hazards.at[i], phase) && impact_of(s, &s->hazards.at[i])) say_once(s, s->hazards.at[i].rule, "SLO impact", fl_str_from(impact_of(s, &s->hazards.at[i])));
}

// Which phases must be there before: the others stand before it only because they are smaller or concern what comes first on the way of a request.
#define BIT(p) (1u << FL_PHASE_##p)
static const uint32_t built_on[FL_N_PHASES + 1] = {[FL_PHASE_load] = BIT(limits), [FL_PHASE_retries] = BIT(limits), [FL_PHASE_ownership] = BIT(limits), [FL_PHASE_boundaries] = BIT(limits) | BIT(repetition)};
#undef BIT

static uint32_t number_of(const fl_brief_state *s, uint8_t phase) {
  uint32_t n = 0;
  for (uint8_t p = 1; p <= phase; p++) n += count_in(s, p) > 0;
  return n;
}

// "phase 2", "phases 1 and 3": phases before this one that it is built on, or is not.
static fl_str phases_before(fl_brief_state *s, uint8_t phase, bool built) {
  fl_names names = {0};
  for (uint8_t p = 1; p < phase; p++)
    if (count_in(s, p) && ((built_on[phase] >> p & 1) == built)) fl_names_add(&names, fl_doc_text(s->doc, "%u", number_of(s, p)));
  fl_str said = names.all.n ? fl_doc_text(s->doc, "phase%s %.*s", names.all.n > 1 ? "s" : "", FL_STR_ARG(fl_names_plain(s->doc, &names, FL_N_PHASES))) : (fl_str){0};
  fl_names_release(&names);
  return said;
}

static bool stays_wrong(const fl_rule *rule) {
  return rule->scenario == FL_SCENARIO_half || rule->scenario == FL_SCENARIO_lost || rule->scenario == FL_SCENARIO_doubled || rule->scenario == FL_SCENARIO_two_writers;
}

// What is gravest is not always what is mended first: why not, and what may wait for it.
static void say_gravest(fl_brief_state *s) {
  const fl_rule *rule = s->hazards.at[0].rule;
  uint8_t phase = fl_brief_phase(rule);
  fl_str before = phases_before(s, phase, true), others = phases_before(s, phase, false);
  fl_cites cites = {0};
  if (!others.n || phase >= FL_N_PHASES || !stays_wrong(rule)) return;
  fl_cite_findings(&cites, s, &s->hazards.at[0]);
  fl_doc_say(s->doc, FL_SAID_advice, &cites, "The gravest risk, \"%.*s\", is mended in phase %u%s%.*s. It needs nothing of %.*s: what it leaves wrong is not made good by itself, so begin it before that where people are free for it.",
             FL_STR_ARG(rule->title), number_of(s, phase), before.n ? ", after " : "", FL_STR_ARG(before), FL_STR_ARG(others));
}

void fl_section_rollout(fl_brief_state *s) {
  uint32_t n = 0;
  fl_doc_paragraph(s->doc);
  if (s->hazards.n == 0) {
    fl_doc_say(s->doc, FL_SAID_frame, NULL, "Nothing was found, so nothing is to be rolled out.");
    return;
  }
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "Before the first phase, record what the metrics below show today: without it no alert has a threshold and no phase can be shown to have helped. A phase is done when its experiment passes and its alert has been silent for a week.");
  say_gravest(s);
  for (uint8_t phase = 1; phase <= FL_N_PHASES; phase++) {
    if (count_in(s, phase) == 0) continue;
    bool at_once = is_at_once(s, phase);
    fl_doc_heading(s->doc, "Phase %u: %s", ++n, at_once ? at_once_title : phases[phase].title);
    fl_doc_paragraph(s->doc);
    fl_doc_say(s->doc, FL_SAID_frame, NULL, "%s", at_once ? at_once_why : phases[phase].why);
    say_what(s, phase);
    warn_of_limits(s, phase);
    add_changes(s, phase);
    add_proof(s, phase);
  }
}
