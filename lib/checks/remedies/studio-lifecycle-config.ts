import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Identity } from "#lib/readings/reading.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws, jq, reshaped, type Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { withoutLines } from "./script-lines.ts";
import { successorIn } from "./successor-name.ts";
import { combinable, summaryOf, written } from "./written.ts";

type Config = ResourceOf<"studio-lifecycle-config">;

interface Change {
  summary: string;
  /** Numbers of the lines that leave the script. */
  commands: readonly number[];
}

/** What names a lifecycle config, and how: what Describe gives and Update takes back. Source: API reference. */
const users = {
  domain: { keys: ["DomainId"], settings: ["DefaultUserSettings", "DefaultSpaceSettings"] },
  "user-profile": { keys: ["DomainId", "UserProfileName"], settings: ["UserSettings"] },
  space: { keys: ["DomainId", "SpaceName"], settings: ["SpaceSettings"] },
} as const;
const options = { DomainId: "domain-id", UserProfileName: "user-profile-name", SpaceName: "space-name" } as const;

/** A new script without some commands, for everyone who runs the old one: AWS cannot change one. */
export function withoutCommands(
  config: Config,
  context: CheckContext,
  commands: readonly number[],
  instead: string,
): Fix {
  const write = (changes: readonly Change[]) => writeAll(config, context, changes);
  return combinable("studio-lifecycle-config", write, { summary: instead, commands });
}

function writeAll(config: Config, context: CheckContext, changes: readonly Change[]): Fix {
  const { identity, inventory } = context;
  const { name: old, arn, region } = identity;
  const name = successorIn(context, "studio-lifecycle-config", old);
  const commands = [...new Set(changes.flatMap((one) => one.commands))].sort((a, b) => a - b);
  const newArn = `${arn.slice(0, arn.lastIndexOf("/") + 1)}${name}`;
  const whole =
    "{StudioLifecycleConfigName: $name, StudioLifecycleConfigAppType: $app, StudioLifecycleConfigContent: ($script | @base64)}";
  const app = config.StudioLifecycleConfigAppType ?? "JupyterLab";
  return written({
    mutability: "replace",
    summary: `${summaryOf(changes)} AWS cannot change a Studio lifecycle config: the commands make ${name} from ${old} without them (look the script over first, tags are not copied) and put it in the place of the old one. Apps run it when they are next started; delete the old one once none runs it.`,
    steps: () => [
      reshaped(
        aws("sagemaker", "describe-studio-lifecycle-config", { "studio-lifecycle-config-name": old, region }),
        jq(`.StudioLifecycleConfigContent | ${withoutLines}`, { commands, lines: [] }, "--raw-output"),
        "script.sh",
      ),
      { comment: "What a marked line in script.sh did, and is needed, do there another way:" },
      { ...jq(whole, { name, app }, "--null-input", "--rawfile", "script", "script.sh"), into: "config.json" },
      aws("sagemaker", "create-studio-lifecycle-config", { "cli-input-json": { contentsOf: "config.json" }, region }),
      ...inventory.usersOf(arn).flatMap((user) => moveOver(user, arn, newArn, context)),
      { comment: "Once every app that runs the old script was started anew:" },
      {
        later: aws("sagemaker", "delete-studio-lifecycle-config", { "studio-lifecycle-config-name": old, region }),
      },
    ],
    ...consoleLink(identity),
  });
}

function moveOver(user: Identity, old: string, next: string, { inventory }: CheckContext): Step[] {
  const { kind, region } = user;
  if (kind !== "domain" && kind !== "user-profile" && kind !== "space") return [];
  const lookup = inventory.get(kind, user.arn, region);
  if (!lookup.found) return [];
  const { keys, settings } = users[kind];
  const fields: Readonly<Record<string, unknown>> = { ...lookup.resource };
  const target = Object.fromEntries(keys.map((key) => [options[key], String(fields[key] ?? "")]));
  const picked = `{${[...keys, ...settings].join(", ")}} | with_entries(select(.value != null))`;
  return [
    reshaped(
      aws("sagemaker", `describe-${kind}`, { ...target, region }),
      jq(`${picked} | walk(if . == $old then $new else . end)`, { old, new: next }),
      "settings.json",
    ),
    aws("sagemaker", `update-${kind}`, { "cli-input-json": { contentsOf: "settings.json" }, region }),
  ];
}
