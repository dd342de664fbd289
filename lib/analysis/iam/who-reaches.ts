import type { AccessScope, Target } from "./access-scope.ts";
import { type Reached, reachOf } from "./blast-radius.ts";
import type { Principal } from "./principals.ts";
import type { TargetKind, Verb } from "./reach-targets.ts";

/** What the roles and users may do with one resource, by what it is to it; those who may do nothing are left out. */
interface Reacher {
  principal: Principal;
  reach: { verb: Verb; reached: Reached }[];
}

export function whoReaches(scope: AccessScope, arn: string): Reacher[] | undefined {
  const [kind, target] = targetOf(scope, arn) ?? [];
  if (!kind || !target) return undefined;
  return scope.principals.flatMap((principal) => {
    const reach = reachOf(scope, principal, kind, [target]).flatMap(({ verb, reached }) =>
      reached.map((one) => ({ verb, reached: one })),
    );
    return reach.length > 0 ? [{ principal, reach }] : [];
  });
}

function targetOf(scope: AccessScope, arn: string): [TargetKind, Target] | undefined {
  for (const [kind, targets] of scope.targets) {
    const target = targets.find(({ identity }) => identity.arn === arn);
    if (target) return [kind, target];
  }
  return undefined;
}
