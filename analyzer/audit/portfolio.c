// The questions. Counts of findings are of what is not suppressed.
#include "audit/portfolio.h"

#include "audit/portfolio_p.h"

#define OF_FINDINGS "count(*), sum(severity = 'error'), sum(severity = 'warning'), sum(severity = 'note')"

static const fl_portfolio_table tables[] = {
    {"repositories", "Repositories", {"what", "repositories", "lines", NULL},
     "SELECT replace(ending, '_', ' '), count(*), sum(lines) FROM repositories GROUP BY ending ORDER BY count(*) DESC, ending", 0, false},
    {"change", "Since the last audit", {"rule", "new", "fixed", "still there", NULL},
     "SELECT rule, sum(n), sum(f), sum(s) FROM ("
     "SELECT rule, 1 AS n, 0 AS f, 0 AS s FROM main.findings x WHERE NOT EXISTS (SELECT 1 FROM before.findings y WHERE y.repository = x.repository AND y.fingerprint = x.fingerprint)"
     " AND EXISTS (SELECT 1 FROM before.repositories r WHERE r.key = x.repository AND r.ending = 'analysed')"
     " UNION ALL SELECT rule, 0, 1, 0 FROM before.findings y WHERE NOT EXISTS (SELECT 1 FROM main.findings x WHERE x.repository = y.repository AND x.fingerprint = y.fingerprint)"
     " AND EXISTS (SELECT 1 FROM main.repositories r WHERE r.key = y.repository AND r.ending = 'analysed')"
     " UNION ALL SELECT rule, 0, 0, 1 FROM main.findings x WHERE EXISTS (SELECT 1 FROM before.findings y WHERE y.repository = x.repository AND y.fingerprint = x.fingerprint)"
     ") GROUP BY rule ORDER BY sum(n) + sum(f) DESC, rule", 0, true},
    {"owners", "By owner", {"owner", "repositories", "findings", "errors", "warnings", "notes", "a thousand lines", NULL},
     "SELECT CASE owner WHEN '' THEN '(nobody)' ELSE owner END, count(*), sum(errors + warnings + notes), sum(errors), sum(warnings), sum(notes),"
     " printf('%.2f', sum(errors + warnings + notes) * 1000.0 / max(sum(lines), 1)) FROM repositories GROUP BY owner ORDER BY sum(errors) DESC, sum(warnings) DESC, owner", 100, false},
    {"families", "By family", {"family", "repositories", "findings", "errors", "warnings", "notes", NULL},
     "SELECT family, count(DISTINCT repository), " OF_FINDINGS " FROM findings GROUP BY family ORDER BY sum(severity = 'error') DESC, count(*) DESC, family", 0, false},
    {"rules", "By rule", {"rule", "what it is", "repositories", "findings", "errors", "warnings", "notes", NULL},
     "SELECT rule, min(title), count(DISTINCT repository), " OF_FINDINGS " FROM findings GROUP BY rule ORDER BY sum(severity = 'error') DESC, count(*) DESC, rule", 0, false},
    {"shared", "Written or locked by several repositories", {"what", "name", "protocol", "repositories", "which", NULL},
     "SELECT what, name, protocol, count(*), group_concat(repository, ', ') FROM ("
     "SELECT DISTINCT 'topic' AS what, address AS name, protocol, repository FROM requests WHERE kind = 'consumer' AND address <> '' AND instr(address, '*') = 0"
     " UNION SELECT 'table of this name', table_name, protocol, repository FROM uses WHERE does = 'writes'"
     " UNION SELECT 'lock of this name', name, protocol, repository FROM locks WHERE name <> '*' ORDER BY 1, 2, 3, 4"
     ") GROUP BY what, name, protocol HAVING count(*) > 1 ORDER BY what DESC, count(*) DESC, name, protocol", 100, false},
    {"levers", "Findings with most places", {"repository", "what to change", "where", "rule", "places", NULL},
     "SELECT repository, CASE owner WHEN '' THEN function ELSE owner END, path || ':' || line, rule, places FROM findings WHERE places > 2"
     " ORDER BY places DESC, repository, path, line, rule", 50, false},
    {"crossings", "Across repositories", {"rule", "severity", "confidence", "from", "to", "what happens", NULL},
     "SELECT rule, severity, confidence, from_repository || ' ' || from_path || ':' || from_line, to_repository || ' ' || to_path || ':' || to_line, message FROM crossings"
     " WHERE confidence <> 'low' ORDER BY severity, confidence, rule, from_repository, from_path, from_line, to_repository, to_path, to_line", 200, false},
    {"edges", "Who asks whom", {"from", "to", "requests", NULL},
     "SELECT from_repository, to_repository, count(DISTINCT request) FROM edges GROUP BY from_repository, to_repository ORDER BY count(DISTINCT request) DESC, from_repository, to_repository",
     100, false},
    {"gravest", "Repositories with most errors", {"repository", "owner", "errors", "warnings", "notes", "lines", NULL},
     "SELECT key, owner, errors, warnings, notes, lines FROM repositories WHERE errors + warnings + notes > 0 ORDER BY errors DESC, warnings DESC, notes DESC, key", 100, false},
    {"failures", "Not analysed", {"repository", "owner", "why", "what was said", NULL},
     "SELECT key, owner, replace(ending, '_', ' '), detail FROM repositories WHERE ending NOT IN ('analysed', 'nothing') ORDER BY key", 0, false},
    {"unseen", "What could not be seen", {"kind", "repositories", "places", NULL},
     "SELECT kind, count(DISTINCT repository), sum(count) FROM gaps GROUP BY kind ORDER BY sum(count) DESC, kind", 0, false},
};

uint32_t fl_portfolio_table_count(void) { return sizeof tables / sizeof *tables; }
const fl_portfolio_table *fl_portfolio_table_at(uint32_t index) { return &tables[index]; }

int fl_portfolio_compare_with(fl_db *db, const char *path, fl_error *err) {
  fl_db *before = NULL;
  int rc = fl_db_open(&before, path, false, err); // is it one of ours?
  fl_db_close(before);
  if (rc) return rc;
  fl_db_row *attach = fl_db_row_of(db, "ATTACH ? AS before");
  fl_db_put(attach, fl_str_from(path));
  fl_db_run(attach);
  return fl_db_status(db, err);
}

static const fl_portfolio_format *const formats[] = {&fl_portfolio_markdown, &fl_portfolio_html, &fl_portfolio_csv, &fl_portfolio_repositories};

uint32_t fl_portfolio_format_count(void) { return sizeof formats / sizeof *formats; }
const fl_portfolio_format *fl_portfolio_format_at(uint32_t index) { return formats[index]; }
