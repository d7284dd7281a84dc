// Expected lines, seen lines and marks -> what is wrong.
//
// The expectation is what is right. A mark says that we are known to be wrong: `missed` about an expected line that is not seen,
// `false` about a seen line that is not expected. A mark that is no longer true is wrong as well, so that getting better is noticed.

// "missed finding LINE -- reason" and "false graph LINE -- reason", one a line; '#' starts a comment line.
export function readMarks(text, file) {
  const marks = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const match = /^(missed|false) (findings|graph|gaps) (.+?) -- (.+)$/.exec(line);
    if (!match) throw new Error(`${file}:${index + 1}: not "missed|false findings|graph|gaps LINE -- reason": ${line}`);
    marks.push({ kind: match[1], about: match[2], line: match[3], reason: match[4] });
  }
  return marks;
}

// Equal lines are told apart by their number, so that two findings at one place are two.
function numbered(lines) {
  const seen = new Map();
  return new Set(
    lines.map((line) => {
      const n = (seen.get(line) ?? 0) + 1;
      seen.set(line, n);
      return n === 1 ? line : `${line} #${n}`;
    }),
  );
}

export function differences(expectedLines, seenLines, marks) {
  const expected = numbered(expectedLines), seen = numbered(seenLines), wrong = [];
  const missed = new Set(marks.filter((m) => m.kind === "missed").map((m) => m.line));
  const alarms = new Set(marks.filter((m) => m.kind === "false").map((m) => m.line));
  for (const line of missed) {
    if (!expected.has(line)) wrong.push(`marked as missed, but not expected: ${line}`);
    if (seen.has(line)) wrong.push(`no longer missed, remove the mark: ${line}`);
  }
  for (const line of alarms) {
    if (expected.has(line)) wrong.push(`marked as false, but expected: ${line}`);
    if (!seen.has(line)) wrong.push(`no longer there, remove the mark: ${line}`);
  }
  for (const line of expected) if (!seen.has(line) && !missed.has(line)) wrong.push(`- ${line}`);
  for (const line of seen) if (!expected.has(line) && !alarms.has(line)) wrong.push(`+ ${line}`);
  return wrong;
}

// What the expectation becomes when everything seen is right but for the marks.
export function updated(seenLines, marks) {
  const alarms = new Set(marks.filter((m) => m.kind === "false").map((m) => m.line));
  const missed = marks.filter((m) => m.kind === "missed" && !seenLines.includes(m.line)).map((m) => m.line);
  return [...seenLines.filter((line) => !alarms.has(line)), ...missed];
}
