import type { Identity } from "#lib/readings/reading.ts";
import type { Fix } from "../fixes.ts";
import { aws } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { cloudFormation, terraform } from "./snippets.ts";
import { written } from "./written.ts";

interface Denial {
  summary: string;
  /** What the inline policy is called: one of its own for each, so that it can be taken off again. */
  policy: string;
  statement: Readonly<Record<string, unknown>>;
}

/** A role that is denied something by a policy of its own; what its other policies allow stays as it is. */
export function denyRole(role: string, { summary, policy, statement }: Denial, at: Omit<Identity, "also">): Fix {
  const document = { Version: "2012-10-17", Statement: [{ Effect: "Deny", ...statement }] };
  return written({
    mutability: "in-place",
    summary,
    steps: () => [
      aws("iam", "put-role-policy", { "role-name": role, "policy-name": policy, "policy-document": document }),
    ],
    terraform: terraform("aws_iam_role_policy", policy, { name: policy, role, policy: JSON.stringify(document) }),
    cloudformation: cloudFormation("AWS::IAM::RolePolicy", {
      RoleName: role,
      PolicyName: policy,
      PolicyDocument: document,
    }),
    ...consoleLink(at),
  });
}
