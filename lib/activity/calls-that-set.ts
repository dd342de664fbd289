import { everyCollector } from "#lib/inventory/kinds.ts";
import { kindOfArn } from "./kind-of-arn.ts";

/** Calls about a resource that set something of others: of a policy what a role may do. */
const aboutOthers = everyCollector().flatMap(({ setBy = {} }) =>
  Object.values(setBy).flatMap(({ callsAbout = [] }) => callsAbout),
);

const byKind: ReadonlyMap<string, readonly string[]> = new Map(
  everyCollector().flatMap(({ kind, setBy = {}, madeBy = [] }) => {
    const own = Object.values(setBy).flatMap(({ calls }) => calls);
    return [[kind, [...new Set([...own, ...madeBy, ...aboutOthers])]] as const];
  }),
);

/**
 * The calls that may have made a resource what it is, by its ARN: a security group has thousands of RunInstances, which set nothing of it. Undefined for
 * SageMaker's kinds, any of whose calls may.
 */
export function callsThatSet(arn: string): readonly string[] | undefined {
  if (/^arn:[^:]*:sagemaker:/i.test(arn)) return undefined;
  return byKind.get(kindOfArn(arn) ?? "") ?? aboutOthers;
}
