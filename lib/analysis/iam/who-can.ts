import type { Asked } from "./access-request.ts";
import type { AccessScope, Target } from "./access-scope.ts";
import { answersIn, type Reached, reachOf } from "./blast-radius.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Principal } from "./principals.ts";
import type { TargetKind, Verb } from "./reach-targets.ts";

type Able = { principal: Principal } & Exclude<Evaluation, { answer: "denied" }>;

/** All roles and users who may do something with one resource, or may under conditions, or of whom it is not known. */
export function whoCan(scope: AccessScope, asked: Asked): Able[] {
  return scope.principals.flatMap((principal): Able[] => {
    const evaluation = answersIn(scope).of(principal, asked);
    return evaluation.answer === "denied" ? [] : [{ principal, ...evaluation }];
  });
}

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
