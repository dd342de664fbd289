import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { aws, requestOptions } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { type Fields, merged } from "./fields.ts";
import { cloudFormationOf } from "./snippets.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

type Space = ResourceOf<"space">;

interface Change {
  summary: string;
  /** What differs from the space's SpaceSettings as they are. */
  settings: Fields;
  guardrail?: Guardrail;
  /** Whether people lose by it what they use: see `Fix`. */
  takesAway?: true;
}

/** A change of a space. Its app has it once it was started anew. */
export function changeSpace(space: Space, context: CheckContext, change: Change): Fix {
  return combinable("space", (changes) => write(space, context, changes), change);
}

function write(space: Space, { identity }: CheckContext, changes: readonly Change[]): Fix {
  const { DomainId = "", SpaceName = identity.name } = space;
  const change = { DomainId, SpaceName, SpaceSettings: merged(changes.map(({ settings }) => settings)) };
  return written({
    mutability: "in-place",
    takesAway: changes.some((change) => change.takesAway),
    summary: summaryOf(changes),
    steps: () => [aws("sagemaker", "update-space", { ...requestOptions(change), region: identity.region })],
    cloudformation: cloudFormationOf("space", change),
    ...consoleLink(identity),
    guardrail: guardrailsOf(changes),
  });
}
