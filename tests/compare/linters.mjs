// What other linters say of calls without a timeout: [{path, line}] for each of them, relative to the repository. `builds`: the line only
// makes a request that something else sends.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const git = (repo, ...args) => spawnSync("git", ["-C", repo, ...args], { encoding: "utf8", maxBuffer: 1 << 28 }).stdout;
const unquoted = (repo, pattern) => git(repo, "ls-files", "-z", pattern).split("\0").filter(Boolean);

function textOf(repo, path) {
  try {
    return readFileSync(join(repo, path), "utf8");
  } catch {
    return ""; // listed, and not checked out
  }
}

const filesWith = (repo, pattern, word) => unquoted(repo, pattern).map((path) => ({ path, text: textOf(repo, path) })).filter(({ text }) => word.test(text));

// ---- Python ----------------------------------------------------------------------------------------------------------------

const python = (repo) => filesWith(repo, "*.py", /\b(requests|httpx)\b/);

// pylint W3101 (missing-timeout), as Debian brings it; requests must be importable, since names are inferred.
export function pylint(repo) {
  const files = python(repo).map(({ path }) => path);
  const run = spawnSync("pylint", ["--disable=all", "--enable=W3101", "--output-format=json", "--rcfile=/dev/null", ...files], { cwd: repo, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return JSON.parse(run.stdout || "[]").filter((said) => said["message-id"] === "W3101").map(({ path, line }) => ({ path, line }));
}

// ruff S113 (request-without-timeout), from the package @astral-sh/ruff-wasm-nodejs in a folder of the caller's.
export function ruff(repo, folder) {
  const { Workspace, PositionEncoding } = createRequire(join(folder, "package.json"))("@astral-sh/ruff-wasm-nodejs");
  const workspace = new Workspace({ lint: { preview: false, select: ["S113"] } }, PositionEncoding.Utf32);
  return python(repo).flatMap(({ path, text }) => workspace.check(text).filter((said) => said.code === "S113").map((said) => ({ path, line: said.start_location.row })));
}

// ---- Go --------------------------------------------------------------------------------------------------------------------

// The calls of net/http that noctx lists. It knows types; this reads text, and takes a name for a client where the package declares a
// variable, field or parameter of that name as one.
const declared = /\b(\w+)(?:\s*:?=\s*&?|\s*:\s*&?|\s+\*?)http\.(?:Client\b|DefaultClient\b)/g;

function clientsOf(repo, folder) {
  const texts = readdirSync(join(repo, folder)).filter((name) => name.endsWith(".go")).map((name) => textOf(repo, join(folder, name)));
  return new Set(texts.flatMap((text) => [...text.matchAll(declared)].map((match) => match[1])));
}

function callsIn(text, clients) {
  const alias = /(?:^|\s)(\w+)?\s*"net\/http"/m.exec(text);
  const name = alias?.[1] && alias[1] !== "import" ? alias[1] : "http";
  const plain = new RegExp(`\\b${name}\\.(Get|Head|Post|PostForm|NewRequest)\\(`);
  const method = /\b(\w+)\.(Get|Head|Post|PostForm)\(/;
  return text.split("\n").flatMap((line, at) => {
    const code = line.replace(/^\s*\/\/.*|"(?:[^"\\]|\\.)*"/g, '""');
    const called = method.exec(code), plainly = plain.exec(code);
    if (plainly) return [{ line: at + 1, builds: plainly[1] === "NewRequest" }];
    return (called && clients.has(called[1])) || /http\.DefaultClient\.(Get|Head|Post|PostForm)\(/.test(code) ? [{ line: at + 1 }] : [];
  });
}

export function noctx(repo) {
  const found = new Map();
  return filesWith(repo, "*.go", /"net\/http"/).flatMap(({ path, text }) => {
    const folder = dirname(path);
    if (!found.has(folder)) found.set(folder, clientsOf(repo, folder));
    return callsIn(text, found.get(folder)).map((at) => ({ path, ...at }));
  });
}
