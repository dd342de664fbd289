import type { CheckContext } from "../define.ts";
import { aws, jq, reshaped } from "./commands.ts";
import { removal } from "./secrets.ts";
import type { Part } from "./taking.ts";

/** What Describe gives of a kind and Update takes back. Source: API reference. */
const studio = {
  domain: { command: "domain", keys: ["DomainId"], settings: ["DefaultUserSettings", "DefaultSpaceSettings"] },
  "user-profile": { command: "user-profile", keys: ["DomainId", "UserProfileName"], settings: ["UserSettings"] },
} as const;

const file = "settings.json";

/** Repositories whose address holds credentials leave the settings of a domain or a user; the others stay. */
export function studioSettings(
  resource: object,
  paths: readonly string[],
  { identity, secrets }: CheckContext,
): Part | undefined {
  const { kind, region } = identity;
  if (kind !== "domain" && kind !== "user-profile") return undefined;
  const { command, keys, settings } = studio[kind];
  const own = paths.filter((path) => settings.some((name) => path.startsWith(`${name}.`)));
  if (own.length === 0) return undefined;
  const edit = removal(
    resource,
    secrets.filter(({ path }) => own.includes(path)),
    file,
  );
  const fields = resource as Readonly<Record<string, unknown>>;
  const target = Object.fromEntries(
    keys.map((key) => [key === "DomainId" ? "domain-id" : "user-profile-name", String(fields[key] ?? "")]),
  );
  const filter = [`{${[...keys, ...settings].join(", ")}} | with_entries(select(.value != null))`, edit.jq ?? []];
  return {
    paths: own,
    say: "Take it out of the settings: a repository that needs credentials is cloned by its users, who sign in with their own.",
    steps: [
      reshaped(
        aws("sagemaker", `describe-${command}`, { ...target, region }),
        jq(filter.flat().join(" | "), edit.args ?? {}),
        file,
      ),
      ...edit.byHand.map((comment) => ({ comment })),
      aws("sagemaker", `update-${command}`, { "cli-input-json": { contentsOf: file }, region }),
    ],
  };
}
