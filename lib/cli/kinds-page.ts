import type { Action } from "#lib/aws/services.ts";
import type { AnyCollector } from "#lib/collectors/define.ts";
import { notCollected } from "#lib/collectors/not-collected.ts";
import { notKinds } from "#lib/collectors/not-kinds.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import type { Met } from "./kinds-met.ts";

/** docs/kinds.md: made of the collectors, and of what a scan of the demo account met. */
export function kindsPage(met: ReadonlyMap<string, Met>): string {
  const all = everyCollector();
  const inDemo = all.filter(({ kind }) => met.has(kind)).length;
  return `# Kinds

\`npm run --silent sagewarden -- kinds --format markdown\` writes this page, and a test holds it to the collectors. ${all.length} kinds are read, ${inDemo} of
them are in the demo account.

Calls: *list* is one for each page of up to a hundred, *each* one for every resource. *Bulk* kinds pile up without end: newest first, within
a horizon and a cap, and what has ended is read once in its life. Names: kinds of which only what something names is read, and which
resources of this kind name in the demo account.

| Kind | Reads | Volume | Calls | Parts | Names | In the demo |
|---|---|---|---|---|---|---|
${all.map((one) => row(one, met.get(one.kind))).join("\n")}

## Not read

| Kind | List operation |
|---|---|
${notCollected.map(({ label, operation }) => `| ${label} | ${operation ? `\`${operation}\`` : "newer than the SDK's client"} |`).join("\n")}

## Lists that give no kind of their own

| List operation | What it gives |
|---|---|
${Object.entries(notKinds)
  .map(([operation, what]) => `| \`${operation}\` | ${what} |`)
  .join("\n")}
`;
}

function row({ kind, label, volume, actions, parts = [] }: AnyCollector, met: Met | undefined): string {
  const cells = [
    `${label} (\`${kind}\`)`,
    actions.map((action) => `\`${action}\``).join(" "),
    volume,
    callsOf(actions),
    parts.join(", "),
    [...(met?.names ?? [])].sort().join(", "),
    `${met?.count ?? 0}`,
  ];
  return `| ${cells.join(" | ")} |`;
}

function callsOf(actions: readonly Action[]): string {
  const isList = (action: string) => /:(List|Search|GetAccountAuthorizationDetails|Describe\w+s$)/.test(action);
  const each = actions.filter((action) => !isList(action)).length;
  return [...(actions.some(isList) ? ["list"] : []), ...(each > 0 ? [`${each} each`] : [])].join(", ");
}
