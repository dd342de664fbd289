import { commented } from "#lib/checks/remedies/commands.ts";
import { plural, wordsOf } from "#lib/format.ts";
import { type Plan, type Section, type Step, sections, type Work } from "./steps.ts";

/*
 * The plan as a script for bash. Commands come from lib/checks/remedies as they are, with variables of this script in place of
 * what a person chooses; all other text of AWS stands in comments, of which no shell makes anything.
 */

/** The variables that open a section; what is not named runs in any case. */
const gates: Readonly<Record<Section, { title: string; gate?: string; warning?: string }>> = {
  change: { title: "What can be changed in place" },
  "take-away": {
    title: "What takes something away",
    gate: "TAKE_AWAY",
    warning: "Whoever uses it still loses it: a permission, a way out of the network, a resource.",
  },
  interrupt: {
    title: "What stops for a while",
    gate: "INTERRUPT",
    warning: "Each is stopped, changed and started again. What runs in it, and is not saved, is lost.",
  },
  replace: {
    title: "What is replaced",
    gate: "REPLACE",
    warning:
      "AWS cannot change these: a new one is made and takes the place. Tags and history are not copied. Try it outside production first.",
  },
};

const longestLine = 118;

/** Text as comments, wrapped. Two spaces keep it apart from commands that are left for later. */
function note(text: string, indent = "  "): string {
  const lines: string[] = [];
  // Signs that comments leave out, as others that read the same.
  const plain = text.replaceAll("'", "’").replaceAll(";", ",").replaceAll('"', "”");
  for (const word of plain.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + indent.length < longestLine)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => commented(`${indent.slice(1)}${line}`)).join("\n");
}

const opening = `#!/usr/bin/env bash
`;

const checksFirst = `
set -Eeuo pipefail
export AWS_PAGER=''

# Each of these opens a section of the plan when it says yes: here, or in the environment.
TAKE_AWAY=\${TAKE_AWAY:-no}
INTERRUPT=\${INTERRUPT:-no}
REPLACE=\${REPLACE:-no}
# The first step to run: after a step that failed, start with that one again. Those before it are taken to have run.
FROM=\${FROM:-1}

refuse() { printf '%s\\n' "$1" >&2; exit 1; }
if [[ ! $FROM =~ ^[1-9][0-9]*$ ]]; then refuse 'FROM is the number of a step.'; fi
command -v aws > /dev/null || refuse 'The AWS CLI, version 2, is needed.'
command -v jq > /dev/null || refuse 'jq is needed.'

missing=0
choose() { # variable
  local value=\${!1:-}
  if [[ -z $value ]]; then
    printf 'Choose a value for %s at the top of the plan, or in the environment.\\n' "$1" >&2
    missing=1
  elif [[ $value == *[\\"\\\\]* || $value == *[[:cntrl:]]* ]]; then
    printf 'The value of %s has a character that it may not have: a quote, a backslash, a line end.\\n' "$1" >&2
    missing=1
  fi
}

at=0
begun=' '
ran() { [[ $begun == *" $1 "* ]]; }
begin() { # step, of how many, the choices it asks for
  local name
  for name in "\${@:3}"; do
    if [[ \${!name} == skip ]]; then
      printf 'Step %s left out, since %s says skip.\\n' "$1" "$name" >&2
      return 1
    fi
  done
  begun="$begun$1 "
  # It ran the time before, unless its section was closed then: only who ran it knows.
  if (( $1 < FROM )); then
    printf 'Step %s not run, since FROM is %s. If it did not run before, start with it.\\n' "$1" "$FROM" >&2
    return 1
  fi
  at=$1
  printf 'Step %s of %s\\n' "$1" "$2" >&2
}
hold() {
  printf 'Step %s asks something of you first: its comment says what. Its files are in %s.\\n' "$at" "$PWD" >&2
  read -r -p 'Press Enter when it is done, Ctrl-C to stop. '
}
failed() {
  if (( at == 0 )); then printf 'Nothing was done.\\n' >&2
  else printf 'Step %s failed, and nothing after it was done. Mend it, and go on with FROM=%s.\\n' "$at" "$at" >&2; fi
}
trap failed ERR

# Files that steps write hold configurations: they go when the script ends.
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

account=$(aws sts get-caller-identity --query Account --output text)
`;

/** The whole script, piece by piece. */
export async function* scriptOf(plans: readonly Plan[]): AsyncGenerator<string> {
  yield opening;
  for (const plan of plans) yield headOf(plan);
  yield checksFirst;
  for (const plan of plans) yield* partOf(plan);
  yield `\ncase $account in\n${plans.map(({ report }) => `  ${report.scan.account}) plan_${report.scan.account} ;;\n`).join("")}`;
  yield `  *) refuse "These credentials are of account $account, and the plan is not." ;;\nesac\n`;
}

/** What the reader should know before anything else. */
function headOf({ report, steps, byHand, left }: Plan): string {
  const { generator, scan } = report;
  const found = steps.reduce((sum, { findings }) => sum + findings.length, 0);
  const said = [
    `Fix plan for AWS account ${scan.account}, by Sagewarden ${generator.version}, of the scan that ended ${scan.finishedAt} (${scan.regions.join(", ")}).`,
    ...report.filters.map(({ label, values }) => `Only findings with ${label.toLowerCase()}: ${values.join(", ")}.`),
    `${plural(steps.length, "step")} for ${plural(found, "finding")}, and ${plural(byHand.length, "thing")} to do by hand at the end.`,
    ...(left.beyond > 0
      ? [
          `${plural(left.beyond, "more finding")} did not fit into one plan: carry this one out, scan, and make the next.`,
        ]
      : []),
    ...(left.accepted > 0
      ? [
          `${plural(left.accepted, "finding was", "findings were")} accepted as a risk, and nothing is done about ${left.accepted === 1 ? "it" : "them"}: end the decision, and make the plan anew, to have ${left.accepted === 1 ? "it" : "them"} in it.`,
        ]
      : []),
    ...(left.unknown > 0
      ? [`${plural(left.unknown, "finding")} could not be judged, and nothing is done about them.`]
      : []),
    ...(left.records > 0
      ? [
          `${plural(left.records, "finding")} of records, finished jobs and what nothing uses, are no work: set the next one right.`,
        ]
      : []),
    "Read it before you run it. It goes by what the scan read: what was changed since may be changed back. Sagewarden itself never writes to AWS.",
  ];
  return said.map((text) => `${note(text)}\n`).join("#\n");
}

async function* partOf({ report, steps, byHand }: Plan): AsyncGenerator<string> {
  const { account } = report.scan;
  yield `\n# ${"=".repeat(20)} Account ${account} ${"=".repeat(20)}\n`;
  yield choicesOf(steps);
  yield `\nplan_${account}() {\n`;
  yield chooseAll(steps);
  yield `  printf 'This changes account %s in ${plural(steps.length, "step")}.\\n' "$account" >&2\n`;
  yield `  if [[ \${CONFIRM:-} != "$account" ]]; then\n    read -r -p 'Type the id of the account to go on: ' CONFIRM\n`;
  yield `    if [[ $CONFIRM != "$account" ]]; then refuse 'Nothing was done.'; fi\n  fi\n`;
  for (const section of sections) {
    const own = steps.filter((step) => step.section === section);
    if (own.length > 0) yield* sectionOf(section, own, steps.length);
  }
  yield `}\n`;
  if (byHand.length > 0) yield `\n# ----- By hand -----\n`;
  for (const work of byHand) yield `#\n${wordsOfWork(work)}${leftCommands(work)}`;
}

function* sectionOf(section: Section, steps: readonly Step[], count: number): Generator<string> {
  const { title, gate, warning } = gates[section];
  yield `\n# ----- ${title} -----\n`;
  if (warning) yield `${note(warning)}\n`;
  if (gate) yield `if [[ $${gate} == yes ]]; then\n`;
  for (const step of steps) {
    yield `\n# Step ${step.number}\n${wordsOfWork(step)}if begin ${step.number} ${count}${step.variables.map(({ name }) => ` ${name}`).join("")}; then\n`;
    const [first, last] = [step.lines.findIndex(isCommand), step.lines.findLastIndex(isCommand)];
    for (const [at, line] of step.lines.entries()) {
      // What a person has to do before the commands that follow: they wait there.
      const isSaid = line.startsWith("# ") && !line.startsWith("# aws ");
      yield `  ${line}\n`;
      if (isSaid && at < last && !isSaidNext(step.lines[at + 1])) yield "  hold\n";
    }
    if (first === -1) yield "  :\n";
    yield "fi\n";
  }
  if (gate) {
    yield `else\n  printf '%s\\n' '${plural(steps.length, "step")} left out, since ${gate} does not say yes: ${title.toLowerCase()}.' >&2\nfi\n`;
  }
}

const isCommand = (line: string) => !line.startsWith("#");
const isSaidNext = (line: string | undefined) => line?.startsWith("# ") && !line.startsWith("# aws ");

/** Which resource, which findings, what is done. */
function wordsOfWork({ resource, findings, fix }: Work): string {
  const { name, kind, region, arn } = resource;
  const lines = [
    note(`${name}: ${wordsOf(kind).toLowerCase()} in ${region}`),
    note(arn),
    ...findings.map(({ severity, title, check, id, isEarlier, readAt }) =>
      note(
        `${severity}: ${title} (${check}, finding ${id})${isEarlier ? `, as it was read ${readAt}: it could not be read since` : ""}`,
        "    ",
      ),
    ),
    note(fix?.summary ?? "No fix could be written: see the finding.", "    "),
    ...(fix?.consoleUrl ? [note(fix.consoleUrl, "    ")] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** Commands of which only a person can say what they mean: they stay comments. */
function leftCommands({ fix }: Work): string {
  const commands = (fix?.cli ?? "").split("\n").filter((line) => line !== "" && isCommand(line));
  if (commands.length === 0) return "";
  const why = "A name of it is also a word that stands for a choice, so see to each of these commands yourself:";
  return `${note(why, "    ")}\n${commands.map((line) => `#     ${line}\n`).join("")}`;
}

/** Every variable once, with the steps that ask for it. */
function variablesOf(steps: readonly Step[]): { name: string; word: string; users: Step[] }[] {
  const all = steps.flatMap((step) => step.variables.map((variable) => ({ ...variable, step })));
  return [...Map.groupBy(all, ({ name }) => name)].map(([name, own]) => ({
    name,
    word: own[0]?.word ?? "",
    users: own.map(({ step }) => step),
  }));
}

function choicesOf(steps: readonly Step[]): string {
  const variables = variablesOf(steps);
  if (variables.length === 0) return "";
  const lines = variables.map(({ name, users }) => {
    const numbers = users.map(({ number }) => number);
    const more = numbers.length > 12 ? ` and ${numbers.length - 12} more` : "";
    return `# For ${numbers.length === 1 ? "step" : "steps"} ${numbers.slice(0, 12).join(", ")}${more}\n${name}=\${${name}:-}\n`;
  });
  return `\n# ----- What only you can choose -----\n# Here or in the environment. The word skip leaves out the steps that ask for it.\n${lines.join("")}`;
}

/** Nothing is begun while a choice is open that an open section asks for. */
function chooseAll(steps: readonly Step[]): string {
  const lines = variablesOf(steps).map(({ name, users }) => {
    const wanted = new Set(users.map(({ section }) => gates[section].gate));
    if (wanted.has(undefined)) return `  choose ${name}\n`;
    const open = [...wanted].map((gate) => `$${gate} == yes`).join(" || ");
    return `  if [[ ${open} ]]; then choose ${name}; fi\n`;
  });
  return lines.length === 0 ? "" : `${lines.join("")}  if (( missing )); then refuse 'Nothing was done.'; fi\n`;
}
