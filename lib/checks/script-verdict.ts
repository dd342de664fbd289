import type { Sight } from "#lib/analysis/scripts/sight.ts";
import { decodeScript } from "#lib/analysis/secrets/script.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { fail, pass, unknown, type Verdict } from "./verdicts.ts";

/** What a check looks for in a script. */
export type Finder = (script: string) => readonly Sight[];

interface Encoded {
  path: string;
  content: string;
}

const hooks = ["OnCreate", "OnStart"] as const;

/** One verdict of the scripts that a notebook runs when it is made, and each time that it starts. */
export function notebookScriptsVerdict(
  config: ResourceOf<"notebook-lifecycle-config">,
  find: Finder,
  expected: string,
): Verdict {
  if (!config.NotebookInstanceLifecycleConfigArn)
    return unknown("AWS returned no NotebookInstanceLifecycleConfigArn, so the answer is not complete.");
  return scriptsVerdict(notebookScripts(config), find, expected);
}

/** Of the scripts that are read, the lines that are found. */
export function notebookLines(config: ResourceOf<"notebook-lifecycle-config">, find: Finder) {
  const [OnCreate = [], OnStart = []] = hooks.map((hook) =>
    notebookScripts(config).flatMap(({ path, content }) => (path.startsWith(hook) ? linesIn(content, find) : [])),
  );
  return { OnCreate, OnStart };
}

export function studioScriptVerdict(
  { StudioLifecycleConfigContent: content }: ResourceOf<"studio-lifecycle-config">,
  find: Finder,
  expected: string,
): Verdict {
  if (!content) return unknown("AWS returned no StudioLifecycleConfigContent.");
  return scriptsVerdict([{ path: "StudioLifecycleConfigContent", content }], find, expected);
}

export function studioLines(
  { StudioLifecycleConfigContent: content = "" }: ResourceOf<"studio-lifecycle-config">,
  find: Finder,
): number[] {
  return linesIn(content, find);
}

function notebookScripts(config: ResourceOf<"notebook-lifecycle-config">): Encoded[] {
  return hooks.flatMap((hook) =>
    (config[hook] ?? []).flatMap(({ Content: content }, at) =>
      content ? [{ path: `${hook}[${at}].Content`, content }] : [],
    ),
  );
}

function linesIn(content: string, find: Finder): number[] {
  const text = textOf(content);
  return text === undefined ? [] : find(text).flatMap(({ lines }) => lines);
}

/** Undefined for what is no text. What is too short for a script to be told from another word is taken for one: AWS takes no other. */
function textOf(content: string): string | undefined {
  const script = decodeScript(content);
  if (typeof script === "object") return script.text;
  return script === undefined && /^[A-Za-z\d+/]{0,14}={0,2}$/.test(content)
    ? Buffer.from(content, "base64").toString("utf8")
    : undefined;
}

function scriptsVerdict(scripts: readonly Encoded[], find: Finder, expected: string): Verdict {
  const read = scripts.map(({ path, content }) => ({ path, text: textOf(content) }));
  const found = read.flatMap(({ path, text = "" }) =>
    find(text).map(({ what, command, lines }) => {
      return { path: `${path}:${lines[0]}`, observed: `${what}: ${command}`, expected };
    }),
  );
  if (found.length > 0) return fail(...found);
  const dark = read.find(({ text }) => text === undefined);
  if (dark) return unknown(`${dark.path} is no text that could be read.`);
  if (scripts.length === 0) return pass({ path: "OnCreate, OnStart", observed: "no script", expected });
  return pass(...scripts.map(({ path }) => ({ path, observed: "none found", expected })));
}
