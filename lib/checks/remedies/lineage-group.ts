import type { Opening } from "#lib/analysis/iam/resource-policy.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { written } from "./written.ts";

/** SageMaker has no operation that writes such a policy: it comes with a share of RAM. Source: developer guide, "Cross-Account Lineage Tracking". */
export function hideLineage(out: readonly Opening[], { identity }: CheckContext): Fix {
  const who = [...new Set(out.map((one) => one.who))].join(" and ");
  return written({
    mutability: "in-place",
    summary: `In Resource Access Manager, take ${who} out of the share that holds ${identity.name}, or delete the share where nobody else needs it: the policy comes from there, and goes with it.`,
    steps: () => [],
  });
}
