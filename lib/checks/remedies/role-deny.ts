import type { Identity } from "#lib/readings/reading.ts";
import type { Fix } from "../fixes.ts";
import { aws } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { cloudFormation, terraform } from "./snippets.ts";
import { written } from "./written.ts";

export interface Denial {
  summary: string;
  /** What the inline policy is called: one of its own for each, so that it can be taken off again. */
  policy: string;
  statement: Readonly<Record<string, unknown>>;
}

/** A role that is denied something by a policy of its own; what its other policies allow stays as it is. */
export function denyRole(role: string, denial: Denial, at: Omit<Identity, "also">): Fix {
  return denyHolder("role", role, denial, at);
}

/** The same of a user. */
export function denyUser(user: string, denial: Denial, at: Omit<Identity, "also">): Fix {
  return denyHolder("user", user, denial, at);
}

function denyHolder(type: "role" | "user", holder: string, denial: Denial, at: Omit<Identity, "also">): Fix {
  const { summary, policy, statement } = denial;
  const document = { Version: "2012-10-17", Statement: [{ Effect: "Deny", ...statement }] };
  const noun = type === "role" ? "Role" : "User";
  return written({
    mutability: "in-place",
    takesAway: true,
    summary,
    steps: () => [
      aws("iam", `put-${type}-policy`, {
        [`${type}-name`]: holder,
        "policy-name": policy,
        "policy-document": document,
      }),
    ],
    terraform: terraform(`aws_iam_${type}_policy`, policy, {
      name: policy,
      [type]: holder,
      policy: JSON.stringify(document),
    }),
    cloudformation: cloudFormation(`AWS::IAM::${noun}Policy`, {
      [`${noun}Name`]: holder,
      PolicyName: policy,
      PolicyDocument: document,
    }),
    ...consoleLink(at),
  });
}
