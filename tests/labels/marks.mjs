// Counts the marks in cases: what is expected, known to be missed, known to be a false alarm, and asked of answers.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";

import { languageOf } from "./labels.mjs";

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}

// "expect: RULE, RULE reason" is one mark for each rule, "answer: ROLE ANSWER" one. A mark opens a line of its comment.
const opening = /(?:^|[/*#!;<-])[/*#!\s;<-]*(expect|miss|alarm|answer):\s*(.*)$/;
export function marksOf(text) {
  return text.split("\n").flatMap((line) => {
    const [, kind, said] = opening.exec(line) ?? [];
    if (!kind) return [];
    if (kind === "answer") return [{ kind }];
    const names = [];
    for (const word of said.split(/\s+/)) {
      names.push(word.replace(/,$/, ""));
      if (!word.endsWith(",")) break;
    }
    return names.map((rule) => ({ kind, rule }));
  });
}

// "rules/x/y/cases/a/b.go" -> "rules/x/y/cases/a": a file or a folder in `cases` is one case.
export const caseOf = (path) => /^(.*?\/cases\/[^/]+)/.exec(path)?.[1];

const other = ["other"]; // settings and manifests: part of a case, and never one by themselves

// Cases and marks below the folders of `root`: [{rule, language, kind}], and for every rule its cases.
export function countMarks(root, folders) {
  const marks = [], cases = new Map();
  for (const file of folders.flatMap((folder) => filesBelow(join(root, folder)))) {
    const path = relative(root, file), language = languageOf(path), name = caseOf(path);
    if (!name) continue;
    for (const mark of marksOf(readFileSync(file, "utf8"))) marks.push({ ...mark, language });
    const rule = basename(name.slice(0, name.indexOf("/cases/")));
    if (!cases.has(rule)) cases.set(rule, new Map());
    if (!other.includes(language)) cases.get(rule).set(name, language);
  }
  return { marks, cases };
}
