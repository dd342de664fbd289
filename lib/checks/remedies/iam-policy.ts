import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import type { Denial } from "./role-deny.ts";
import { cloudFormationOf, terraformOf } from "./snippets.ts";
import { combinable, summaryOf, written } from "./written.ts";

type Policy = ResourceOf<"iam-policy">;

/** A managed policy that denies something besides what it allows: a new version of it, which is in force at once. */
export function denyInPolicy(policy: Policy, denial: Denial, context: CheckContext): Fix {
  return combinable("iam-policy document", (denials) => writeVersion(policy, context, denials), denial);
}

function writeVersion({ Arn = "", Document }: Policy, { identity }: CheckContext, denials: readonly Denial[]): Fix {
  const present = documentIn(Document);
  const denied = denials.map(({ statement }) => ({ Effect: "Deny", ...statement }));
  const document = { ...present, Statement: [...[present.Statement ?? []].flat(), ...denied] };
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: `${summaryOf(denials)} IAM keeps five versions of a policy: where there are five, delete the oldest first.`,
    steps: () => [
      aws("iam", "create-policy-version", { "policy-arn": Arn, "policy-document": document, "set-as-default": true }),
    ],
    terraform: terraformOf("iam-policy", identity.name, { name: identity.name, policy: JSON.stringify(document) }),
    cloudformation: cloudFormationOf("iam-policy", { ManagedPolicyName: identity.name, PolicyDocument: document }),
    ...consoleLink(identity),
  });
}

/** Text that is no policy is judged by nobody, and so has nothing to keep. */
function documentIn(text: string | undefined): { Statement?: unknown } {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
