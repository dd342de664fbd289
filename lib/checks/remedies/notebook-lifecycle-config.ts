import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws, jq, reshaped, type Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { withoutLines } from "./script-lines.ts";
import { keepInSecretsManager, rotateFirst } from "./secrets.ts";
import { combinable, summaryOf, written } from "./written.ts";

type Config = ResourceOf<"notebook-lifecycle-config">;

const hooks = [
  { field: "OnCreate", file: "on-create" },
  { field: "OnStart", file: "on-start" },
] as const;

interface Change {
  summary: string;
  /** Numbers of lines that leave each script: those that held a secret, and commands. */
  secrets: Lines;
  commands: Lines;
  before?: readonly Step[];
}

export type Lines = Readonly<Record<(typeof hooks)[number]["field"], readonly number[]>>;

const none: Lines = { OnCreate: [], OnStart: [] };

/** A lifecycle config can be changed; notebooks run the new scripts when they are next started. */
export function rewriteScripts(config: Config, context: CheckContext): Fix {
  const lines = (field: (typeof hooks)[number]["field"]) => context.secrets.flatMap(({ path }) => lineIn(path, field));
  return change(config, context, {
    summary: `${rotateFirst} Change the scripts of ${context.identity.name} so that they ask for it, as in TOKEN="$(aws secretsmanager get-secret-value --secret-id NAME --query SecretString --output text)"; notebooks run them when they are next started, and what earlier runs wrote to their disks stays there.`,
    secrets: { OnCreate: lines("OnCreate"), OnStart: lines("OnStart") },
    commands: none,
    before: [
      ...keepInSecretsManager([], undefined, context),
      { comment: "The role of each notebook needs secretsmanager:GetSecretValue on that secret." },
    ],
  });
}

/** The scripts without some of their commands. @param instead what to do in their place, as a sentence */
export function takeOutCommands(config: Config, context: CheckContext, commands: Lines, instead: string): Fix {
  return change(config, context, { summary: instead, secrets: none, commands });
}

function change(config: Config, context: CheckContext, one: Change): Fix {
  return combinable("notebook-lifecycle-config", (changes) => write(config, context, changes), one);
}

function write(config: Config, { identity }: CheckContext, changes: readonly Change[]): Fix {
  const { name, region } = identity;
  const target = { "notebook-instance-lifecycle-config-name": name, region };
  const used = hooks.filter(({ field }) => config[field]?.length);
  const linesOf = (field: (typeof hooks)[number]["field"], which: "secrets" | "commands") => {
    const all = changes.flatMap((one) => one[which][field]);
    return [...new Set(all)].sort((a, b) => a - b);
  };
  const read = used.map(({ field, file }): Step => {
    const describe = aws("sagemaker", "describe-notebook-instance-lifecycle-config", target);
    const lines = { commands: linesOf(field, "commands"), lines: linesOf(field, "secrets") };
    return reshaped(describe, jq(scriptOf[field], lines, "--raw-output"), `${file}.sh`);
  });
  const encode = used.map(({ file }): Step => {
    const command = jq("[{Content: ($script | @base64)}]", {}, "--null-input", "--rawfile", "script", `${file}.sh`);
    return { ...command, into: `${file}.json` };
  });
  const scripts = used.map(({ file }) => [file, { contentsOf: `${file}.json` }] as const);
  const files = used.map(({ file }) => `${file}.sh`).join(" and ");
  const hadSecrets = changes.some(({ secrets }) => secrets !== none);
  const isTaken = changes.some(({ commands }) => commands !== none);
  const taken = ` The commands below leave the rest of ${name} as it is: look each script over before it goes back. Notebooks run it when they are next started; what earlier runs left on their disks stays there.`;
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: summaryOf(changes) + (isTaken ? taken : ""),
    steps: () => [
      ...changes.flatMap(({ before = [] }) => before),
      ...read,
      {
        comment: hadSecrets
          ? `Where a marked line in ${files} held the secret, ask for it there:`
          : `What a marked line in ${files} did, and is needed, do there another way:`,
      },
      ...encode,
      aws("sagemaker", "update-notebook-instance-lifecycle-config", { ...target, ...Object.fromEntries(scripts) }),
    ],
    ...consoleLink(identity),
  });
}

const scriptOf = {
  OnCreate: `.OnCreate[0].Content | ${withoutLines}`,
  OnStart: `.OnStart[0].Content | ${withoutLines}`,
};

/** The number of the line that a sighting like `OnStart[0].Content:12` is about. */
function lineIn(path: string, field: string): number[] {
  const [, owner, line] = /^(\w+)\[\d+\]\.Content:(\d+)$/.exec(path) ?? [];
  return owner === field && line !== undefined ? [Number(line)] : [];
}
