import type { Opening } from "#lib/analysis/iam/resource-policy.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws, type Command } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { cloudFormationOf, terraform } from "./snippets.ts";
import { policyWithout } from "./trust-policy.ts";
import { combinable, summaryOf, written } from "./written.ts";

/** How the policy of a kind of resource is written and taken off. */
interface Ways {
  put(policy: object): Command;
  remove?: Command;
  /** Terraform's resource that holds such a policy, and the property of CloudFormation's. */
  terraform?(policy: string): string;
  cloudFormation?(policy: object): string | undefined;
  /** What stands in a policy of which nothing would be left, where there must be one. */
  atLeast?: object;
}

interface Change {
  summary: string;
  out: readonly Opening[];
}

/** The endpoint's policy without these openings. */
export function shutEndpoint(policy: string | undefined, out: readonly Opening[], context: CheckContext): Fix {
  const { name, region } = context.identity;
  const target = { "endpoint-name": name };
  return shut(policy, out, context, {
    put: (rest) => aws("sagemaker", "put-endpoint-policy", { ...target, "resource-policy": rest as never, region }),
    remove: aws("sagemaker", "delete-endpoint-policy", { ...target, region }),
  });
}

/** The policy of a group of model packages without these openings. */
export function shutPackageGroup(policy: string | undefined, out: readonly Opening[], context: CheckContext): Fix {
  const { name, region } = context.identity;
  const target = { "model-package-group-name": name };
  return shut(policy, out, context, {
    put: (rest) =>
      aws("sagemaker", "put-model-package-group-policy", { ...target, "resource-policy": rest as never, region }),
    remove: aws("sagemaker", "delete-model-package-group-policy", { ...target, region }),
    terraform: (rest) =>
      terraform("aws_sagemaker_model_package_group_policy", name, {
        model_package_group_name: name,
        resource_policy: rest,
      }),
  });
}

/** The policy of a key, as those who look for outsiders take it. */
export function keyPolicyOf<P>({ KeyId, Policy }: { KeyId?: string | undefined; Policy: P }) {
  return { KeyId, ResourcePolicy: Policy, field: "Policy" };
}

/** The policy of a key without these openings. A key has one at all times, or nobody could manage it. */
export function shutKey({ Policy }: ResourceOf<"kms-key", "Policy">, out: readonly Opening[], context: CheckContext) {
  const { name, arn, account, region } = context.identity;
  const partition = parseArn(arn)?.partition ?? "aws";
  const put = (rest: object) => aws("kms", "put-key-policy", { "key-id": arn, policy: rest as never, region });
  const root = { AWS: `arn:${partition}:iam::${account}:root` };
  return shut(Policy ?? undefined, out, context, {
    put,
    atLeast: { Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" },
    terraform: (rest) => terraform("aws_kms_key_policy", name, { key_id: arn, policy: rest }),
    cloudFormation: (rest) => cloudFormationOf("kms-key", { KeyPolicy: rest }),
  });
}

/** The policy of a repository of images without these openings. */
export function shutRepository(policy: string | undefined, out: readonly Opening[], context: CheckContext): Fix {
  const { name, region } = context.identity;
  const target = { "repository-name": name };
  return shut(policy, out, context, {
    put: (rest) => aws("ecr", "set-repository-policy", { ...target, "policy-text": rest as never, region }),
    remove: aws("ecr", "delete-repository-policy", { ...target, region }),
    terraform: (rest) => terraform("aws_ecr_repository_policy", name, { repository: name, policy: rest }),
  });
}

function shut(policy: string | undefined, out: readonly Opening[], context: CheckContext, ways: Ways): Fix {
  const who = [...new Set(out.map((one) => one.who))].join(" and ");
  const summary = `Take ${who} out of the policy of ${context.identity.name}; the rest stays as it is. Where another account must keep access, name its role, or require aws:PrincipalOrgID of your organization.`;
  return combinable("resource-policy", (changes) => write(policy, changes, context, ways), {
    summary,
    out,
  } satisfies Change);
}

function write(document: string | undefined, changes: readonly Change[], { identity }: CheckContext, ways: Ways): Fix {
  const left = policyWithout(
    document,
    changes.flatMap(({ out }) => out),
  );
  const rest = left.Statement.length === 0 && ways.atLeast ? { ...left, Statement: [ways.atLeast] } : left;
  const isEmpty = rest.Statement.length === 0;
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: isEmpty ? `${summaryOf(changes)} Nothing is left of it then, so it goes.` : summaryOf(changes),
    steps: () => [isEmpty && ways.remove ? ways.remove : ways.put(rest)],
    terraform: isEmpty ? undefined : ways.terraform?.(JSON.stringify(rest)),
    cloudformation: isEmpty ? undefined : ways.cloudFormation?.(rest),
    ...consoleLink(identity),
  });
}
