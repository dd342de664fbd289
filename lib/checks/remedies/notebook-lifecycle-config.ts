import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws, jq, reshaped, type Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { keepInSecretsManager, rotateFirst } from "./secrets.ts";
import { written } from "./written.ts";

type Config = ResourceOf<"notebook-lifecycle-config">;

const hooks = [
  { field: "OnCreate", file: "on-create" },
  { field: "OnStart", file: "on-start" },
] as const;

/** A lifecycle config can be changed; notebooks run the new scripts when they are next started. */
export function rewriteScripts(config: Config, context: CheckContext): Fix {
  const { identity, secrets } = context;
  const { name, region } = identity;
  const target = { "notebook-instance-lifecycle-config-name": name, region };
  const used = hooks.filter(({ field }) => config[field]?.length);
  const read = used.map(({ field, file }): Step => {
    const describe = aws("sagemaker", "describe-notebook-instance-lifecycle-config", target);
    const lines = secrets.flatMap(({ path }) => lineIn(path, field));
    return reshaped(describe, jq(scriptOf[field], { lines }, "--raw-output"), `${file}.sh`);
  });
  const write = used.map(({ file }): Step => {
    const encode = jq("[{Content: ($script | @base64)}]", {}, "--null-input", "--rawfile", "script", `${file}.sh`);
    return { ...encode, into: `${file}.json` };
  });
  const scripts = used.map(({ file }) => [file, { contentsOf: `${file}.json` }] as const);
  return written({
    mutability: "in-place",
    summary: `${rotateFirst} Change the scripts of ${name} so that they ask for it, as in TOKEN="$(aws secretsmanager get-secret-value --secret-id NAME --query SecretString --output text)"; notebooks run them when they are next started, and what earlier runs wrote to their disks stays there.`,
    steps: () => [
      ...keepInSecretsManager([], undefined, context),
      { comment: "The role of each notebook needs secretsmanager:GetSecretValue on that secret." },
      ...read,
      {
        comment: `Where a marked line in ${used.map(({ file }) => `${file}.sh`).join(" and ")} held the secret, ask for it there:`,
      },
      ...write,
      aws("sagemaker", "update-notebook-instance-lifecycle-config", { ...target, ...Object.fromEntries(scripts) }),
    ],
    ...consoleLink(identity),
  });
}

/** The script without its marked lines and whole private keys, of which only the first line is marked; to be completed. */
const unsecret = [
  '@base64d | split("\\n") as $all |',
  "[foreach range(0; $all | length) as $at ({};",
  '{key: ((.key and (.end | not)) or ($all[$at] | test("-----BEGIN [A-Z ]*PRIVATE KEY"))), end: ($all[$at] | test("-----END "))};',
  'if .key or ($at + 1 | IN($lines[])) then "# A secret stood here." else $all[$at] end)] | join("\\n")',
].join(" ");

const scriptOf = { OnCreate: `.OnCreate[0].Content | ${unsecret}`, OnStart: `.OnStart[0].Content | ${unsecret}` };

/** The number of the line that a sighting like `OnStart[0].Content:12` is about. */
function lineIn(path: string, field: string): number[] {
  const [, owner, line] = /^(\w+)\[\d+\]\.Content:(\d+)$/.exec(path) ?? [];
  return owner === field && line !== undefined ? [Number(line)] : [];
}
