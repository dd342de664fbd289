import { servicesIn } from "./reading.ts";
import type { TriedPolicy } from "./tried.ts";
import { blindnessOf } from "./unseen.ts";

/** What is to be known of an account's history before its figures are believed, a sentence each. */
export function notesOn(policies: readonly TriedPolicy[], isManagement: boolean | undefined): string[] {
  const statements = policies.flatMap((policy) => policy.statements);
  const services = servicesIn(statements);
  return [
    ...(isManagement === undefined
      ? [
          "Whether this is the management account of the organization, which these policies would not bind, could not be read.",
        ]
      : []),
    ...(isManagement ? ["This is the management account of its organization: these policies would not bind it."] : []),
    ...(statements.some((one) => blindnessOf(one) !== "none")
      ? [
          "CloudTrail's event history has no data events, as reads and writes of objects and invocations of endpoints, and not all services are read: of these nothing is known, and a call that is not counted may have been made.",
        ]
      : []),
    ...(!services || services.some((service) => service !== "sagemaker")
      ? [
          "Of services other than SageMaker the calls of those are kept who call SageMaker, and changes of what is collected here; others are not counted.",
        ]
      : []),
  ];
}
