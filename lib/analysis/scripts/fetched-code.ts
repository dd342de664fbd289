import { isAmong, isOfCodeCommit } from "#lib/analysis/repositories/places.ts";
import { linesOf, type Sight, shown } from "./sight.ts";
import { type Statement, statementsOf } from "./statements.ts";

/*
 * Code that a script fetches and runs, or hides and runs. What is pinned to a commit or checked against a hash or a signature is
 * code that somebody could have read; what comes by an address alone is whatever lies there that day.
 */

const fetch = String.raw`\b(?:curl|wget|aria2c)\b`;
const shells = "(?:ba|z|da|k|a)?sh";
const interpreters = String.raw`(?:python[\d.]*|perl|ruby|node|Rscript|php)`;
/** Runs what comes in: a shell without a file or a command of its own, another interpreter without anything. */
const runsInput = [
  String.raw`(?:(?:sudo|env|nohup|exec|xargs)\b[^|;&]*?\s)?(?:[^\s|;&]*/)?(?:`,
  String.raw`${shells}(?=$|[\s|;&)"'<>\x60])(?!\s+(?:-\w*c\b|(?!/dev/stdin\b)[^\s\-|;&)<>"'\x60]))|`,
  String.raw`${interpreters}(?=\s*(?:$|[|;&)"'\x60]|-(?:\s|$)|/dev/stdin)))`,
].join("");
const throughPipes = String.raw`[^|;&]*(?:\|(?!\|)[^|;&]*)*?\|&?\s*`;
const substituted = String.raw`["']?(?:\$\(|\x60)\s*(?:sudo\s+)?`;

const fetchedAndRun = [
  new RegExp(`${fetch}${throughPipes}${runsInput}`),
  new RegExp(
    String.raw`(?:\bsource|(?:^|[;&|(\s])\.|\b(?:${shells}|${interpreters}))\s+(?:-\S+\s+)*<\(\s*(?:sudo\s+)?${fetch}[^)]*`,
  ),
  new RegExp(
    String.raw`(?:\beval\s+|\b${shells}\s+(?:-\S+\s+)*?-\w*c\s+|\b${interpreters}\s+(?:-\S+\s+)*?-[ce]\s+|\b${shells}\s*<<<\s*)${substituted}${fetch}[^)\x60]*`,
  ),
  /\bexec\(.{0,200}?(?:urlopen|requests\.get|urlretrieve).{0,200}/,
];

const decode = String.raw`\b(?:base64\s+(?:-\w*[dD]\w*|--decode)|xxd\s+-r|openssl\s+(?:enc|base64)\b[^|;&]*\s-d)\b`;
const hides = "runs code that it hides in an encoding";
const hiddenAndRun = [
  new RegExp(`${decode}${throughPipes}${runsInput}`),
  new RegExp(
    String.raw`(?:\beval\s+|\b${shells}\s+(?:-\S+\s+)*?-\w*c\s+)${substituted}[^)\x60]{0,2000}?${decode}[^)\x60]*`,
  ),
  new RegExp(String.raw`(?:\bsource|\b${shells})\s+<\([^)]{0,2000}?${decode}[^)]*`),
  /\bexec\(.{0,200}?b64decode.{0,40}/,
];

const url = String.raw`(?:https?|ftp)://\S+`;
const installs: readonly { command: RegExp; source: RegExp }[] = [
  {
    command: /\bpipx?[\d.]*\s+install\b[^;|&]*/g,
    source: new RegExp(
      String.raw`(?:git|hg|svn|bzr)\+\S+|${url}\.(?:whl|zip|tgz|tar\.\w+)\S*|(?:-r|--requirement)[ =]*${url}`,
      "g",
    ),
  },
  {
    command: /\b(?:npm|yarn|pnpm)\s+(?:install|i|add)\b[^;|&]*/g,
    source: new RegExp(String.raw`(?:git\+\S+|(?<=\s)github:\S+|${url})`, "g"),
  },
  {
    command: /\b(?:conda|mamba)\s+(?:env\s+)?(?:install|create|update)\b[^;|&]*/g,
    source: new RegExp(String.raw`${url}\.(?:conda|tar\.bz2)|(?:-f|--file)[ =]+${url}`, "g"),
  },
  {
    command: /\b(?:rpm\s+-\w*[iU]\w*|(?:yum|dnf|apt|apt-get)\s+(?:-\S+\s+)*(?:local)?install)\b[^;|&]*/g,
    source: new RegExp(url, "g"),
  },
  { command: /\bjupyter\s+\w*extension\s+install\b[^;|&]*/g, source: new RegExp(url, "g") },
  { command: /\binstall_(?:github|gitlab|bitbucket|git|url)\s*\([^)]*/g, source: /.+/g },
];

const checksIt =
  /\b(?:sha(?:256|384|512)sum|shasum)\b[^|;&]*\s(?:-\w*c|--check)\b|\bgpg\d?\b.*--verify|\bcosign\s+verify|\bminisign\s+-V/;

/** @param trusted hosts, or a host and the start of a path, whose code may run as it is, over HTTPS or SSH */
export function fetchedCode(script: string, trusted: readonly string[] = []): Sight[] {
  const statements = statementsOf(script).map((one) => ({ ...one, text: one.text.replace(/\d*>&\d/g, " ") }));
  const isFine = (text: string) => {
    const sources = sourcesIn(text);
    return sources.length > 0 && sources.every((one) => isPinned(one) || isLocal(one) || isTrusted(one, trusted));
  };
  const direct = statements.flatMap((statement) => inOne(statement, isFine));
  const seen = new Set(direct.flatMap(({ lines }) => lines));
  const later = [...downloadedAndRun(statements, isFine), ...clonedAndRun(statements, isFine)];
  return [...direct, ...later.filter(({ lines }) => !lines.some((line) => seen.has(line)))].sort(
    (a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0),
  );
}

function inOne(statement: Statement, isFine: (text: string) => boolean): Sight[] {
  const { text } = statement;
  const sight = (what: string, command: string): Sight[] => [
    { what, command: shown(command), lines: linesOf(statement) },
  ];
  for (const pattern of hiddenAndRun) {
    const [command] = pattern.exec(text) ?? [];
    if (command !== undefined) return sight(hides, command);
  }
  for (const pattern of fetchedAndRun) {
    const [command] = pattern.exec(text) ?? [];
    if (command !== undefined && !isFine(command)) return sight("runs what it fetches", command);
  }
  for (const { command, source } of installs) {
    for (const [whole] of text.matchAll(command)) {
      const loose = [...whole.matchAll(source)].map(([one]) => one).filter((one) => !isFine(one));
      if (loose.length > 0)
        return sight("installs from an address that is not pinned", `${whole.slice(0, 60)} … ${loose[0]}`);
    }
  }
  return [];
}

interface Part {
  statement: Statement;
  text: string;
}

/** Commands that stand in one statement, one after the other. */
function partsOf(statements: readonly Statement[]): Part[] {
  return statements.flatMap((statement) => statement.text.split(/&&|\|\||;/).map((text) => ({ statement, text })));
}

/** A file that one command fetches or decodes and a later one runs, or installs, without a look at its hash in between. */
function downloadedAndRun(statements: readonly Statement[], isFine: (text: string) => boolean): Sight[] {
  const parts = partsOf(statements);
  return parts.flatMap((part, at) => {
    const isHidden = new RegExp(decode).test(part.text);
    if (!isHidden && (!new RegExp(fetch).test(part.text) || isFine(part.text))) return [];
    const file = targetOf(part.text);
    if (file === undefined) return [];
    const runs = runOf(file);
    const after = parts.slice(at + 1);
    const run = after.findIndex(({ text }) => runs.some((pattern) => pattern.test(text)));
    const then = after[run];
    if (!then || after.slice(0, run + 1).some(({ text }) => checksIt.test(text))) return [];
    const command = `${shown(part.text)} … ${shown(then.text)}`;
    const what = isHidden ? hides : "fetches a file and runs it unchecked";
    return [{ what, command, lines: linesOf(part.statement, then.statement) }];
  });
}

/** The name of the file that a command fetches into; undefined when it prints what it fetches. */
function targetOf(text: string): string | undefined {
  const [, piped] = /\|\s*(?:sudo\s+)?tee\s+(?:-a\s+)?(\S+)/.exec(text) ?? [];
  const [, redirected] = />>?\s*(?!\/dev\/null)([^\s&|]+)/.exec(text) ?? [];
  const [, given] =
    (/\bwget\b/.test(text)
      ? /\s(?:-[a-zA-Z]*O|--output-document)[ =]?(\S+)/
      : /\s(?:-[a-zA-Z]*o|--output)[ =]?(\S+)/
    ).exec(text) ?? [];
  const byName = /\bwget\b/.test(text) || /\s(?:-[a-zA-Z]*O\b|--remote-name)/.test(text);
  const source = byName ? sourcesIn(text)[0] : undefined;
  const file = (piped ?? given ?? redirected ?? source)?.replace(/["']/g, "");
  if (file === undefined || file === "-" || file === "/dev/stdout" || file === "/dev/null") return undefined;
  const name = file.split("/").at(-1) ?? "";
  return name.length >= 2 ? name : undefined;
}

function runOf(file: string): RegExp[] {
  const name = String.raw`${RegExp.escape(file)}(?=["'\s)|&]|$)`;
  return [
    new RegExp(String.raw`(?:^|[\s"'(])(?:${shells}|source|\.|${interpreters})\s+(?:-\S+\s+)*["']?(?:\S*/)?${name}`),
    new RegExp(String.raw`\b(?:pip[\d.]*\s+install|rpm|dpkg|yum|dnf|apt|apt-get|conda|mamba)\s[^|;&]*?${name}`),
    new RegExp(String.raw`\bchmod\s+(?:-\S+\s+)*(?:[ugoa]*\+\w*x\w*|[0-7]*[1357][0-7]*)\s+[^|;&]*?${name}`),
    new RegExp(String.raw`^\s*(?:(?:sudo|nohup|exec)\s+(?:-\S+\s+)*)*["']?\S*/${name}`),
    new RegExp(String.raw`(?:\*\s+){2}.*${name}`),
  ];
}

/** A repository that is cloned at whatever it holds that day, of which a later command runs or installs something. */
function clonedAndRun(statements: readonly Statement[], isFine: (text: string) => boolean): Sight[] {
  const parts = partsOf(statements);
  return parts.flatMap((part, at) => {
    const [, rest = ""] = /\bgit\s+clone\s+(.*)$/.exec(part.text) ?? [];
    const words = rest.split(/\s+/).map((word) => word.replace(/["']/g, ""));
    const from = words.findIndex((word) => /^(?:https?|git|ssh):\/\/|^git@/.test(word));
    const source = words[from];
    // What Git reads as an address over SSH.
    if (source === undefined || isFine(source.replace(/^git@([^:/]+):/, "ssh://$1/"))) return [];
    const folder = words[from + 1] ?? source.replace(/\.git$/, "");
    const name = RegExp.escape(folder.split("/").at(-1) || folder);
    const after = parts.slice(at + 1);
    const pinned = after.some(({ text }) => /\bgit\b.*\b(?:checkout|reset)\b.*\b[0-9a-f]{40}\b/.test(text));
    const inside = new RegExp(
      [
        String.raw`(?:\b(?:${shells}|source|${interpreters})\s+(?:-\S+\s+)*|\bpip[\d.]*\s+install\s[^|;&]*?|^\s*(?:sudo\s+)?)["']?\S*\b${name}/`,
        String.raw`\bpip[\d.]*\s+install\s[^|;&]*?/${name}(?=["'\s]|$)`,
      ].join("|"),
    );
    const entered = after.findIndex(({ text }) => new RegExp(String.raw`\bcd\s+\S*\b${name}\b`).test(text));
    const then =
      after.find(({ text }) => inside.test(text)) ??
      (entered >= 0 ? after.slice(entered + 1).find(({ text }) => runsHere.test(text)) : undefined);
    if (!then || pinned) return [];
    const command = `${shown(part.text)} … ${shown(then.text)}`;
    return [
      { what: "clones a repository and runs what is in it", command, lines: linesOf(part.statement, then.statement) },
    ];
  });
}

const runsHere = new RegExp(
  String.raw`^\s*(?:sudo\s+)?(?:\./\S|${shells}\s+(?:-\S+\s+)*[^\s/~$]\S*|python[\d.]*\s+setup\.py|make\b|pip[\d.]*\s+install\s+(?:-\S+\s+)*(?:\.|requirements))`,
);

function sourcesIn(text: string): string[] {
  return [...text.matchAll(/(?:git\+)?(?:https?|ftp|ssh):\/\/[^\s"'`<>)]+/g)].map(([one]) => one);
}

/** On Git's hosts a commit in the address says what is there. */
function isPinned(source: string): boolean {
  if (/#(?:.*&)?sha256=[0-9a-f]{64}/.test(source)) return true;
  const isGit =
    source.startsWith("git+") || /^https:\/\/(?:raw\.githubusercontent|github|gitlab|bitbucket)\./.test(source);
  return isGit && /[@/][0-9a-f]{40}(?=$|[/#])/.test(source);
}

function isLocal(source: string): boolean {
  return /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|169\.254\.\d+\.\d+|\[::1\])(?=[:/]|$)/.test(source);
}

function isTrusted(source: string, trusted: readonly string[]): boolean {
  const [, place = ""] = /^(?:git\+)?(?:https|ssh):\/\/(.+)$/.exec(source) ?? [];
  return isOfCodeCommit(place.split("/")[0] ?? "") || isAmong(place, trusted);
}
