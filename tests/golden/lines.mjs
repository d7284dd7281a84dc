// Output of the program -> lines that can be compared and read.

// rule path:line confidence severity
export const findingLines = (report) =>
  report.findings.map((f) => `${f.rule} ${f.path}:${f.line} ${f.confidence} ${f.severity}`);

// kind path:line, without the line when the gap is about the whole file
export const gapLines = (report) => report.gaps.map((g) => `${g.kind} ${g.path}${g.line ? `:${g.line}` : ""}`);

// The entry points, the sites with their roles, and who answers what they ask for; without calls, certainties and wording, which unit tests
// look at.
//   path:line entry KIND LABEL
//   path:line asks LABEL -> path:line LABEL of SERVICE    "likely" behind it when the address alone says so
//   path:line SITE CALLEE [PROTOCOL]
//   path:line SITE CALLEE [PROTOCOL] > ROLE ANSWER...
export function graphLines(dump) {
  const lines = [];
  let section = "", site = "";
  for (const line of dump.split("\n")) {
    if (/^\S/.test(line)) section = line;
    else if (section === "entries" && line) lines.push(line.trim().replace(" ", " entry "));
    else if (section === "requests" && line) lines.push(...requestLines(line));
    else if (section !== "sites" || !line) continue;
    else if (/^ {2}\S/.test(line)) {
      site = / entry /.test(line) ? "" : line.trim(); // entry points stand above
      if (site) lines.push(site);
    } else if (site && !/^ {4}effect /.test(line)) { // what a statement or a name says of the site itself
      const [, answer, flags] = / {4}(.*) \[\d\](.*?) \(.*$/.exec(line);
      lines.push(`${site} > ${answer}${flags}`);
    }
  }
  return lines;
}

function requestLines(line) {
  const [, at, asked, answers] = /^ {2}(\S+) (.*?)((?: -> .*? \[\d\])*)(?: \(.*\))?$/.exec(line);
  if (!answers) return [`${at} asks ${asked}`];
  return answers.split(" -> ").slice(1).map((answer) => `${at} asks ${asked} -> ${answer.replace(/ \[\d\]$/, (sure) => (sure < " [3]" ? " likely" : ""))}`);
}

const place = (line) => /^(.*?):(\d+)/.exec(line.replace(/^\S+ (?=\S+:\d)/, "")) ?? [line, line, 0];

// By path and line, as a reader goes through the code.
export function inOrder(lines) {
  const key = (line) => [place(line)[1], Number(place(line)[2]), line];
  return [...lines].sort((a, b) => {
    const x = key(a), y = key(b);
    for (let i = 0; i < 3; i++) if (x[i] !== y[i]) return x[i] < y[i] ? -1 : 1;
    return 0;
  });
}

// In a file the roles stand below their site, indented.
export const fold = (lines) => lines.map((line) => line.replace(/^.* > /, "  > ")).join("\n") + (lines.length ? "\n" : "");
export function unfold(text) {
  let site = "";
  return text.split("\n").filter(Boolean).map((line) => {
    if (line.startsWith("  > ")) return site + line.slice(1);
    return (site = line);
  });
}
