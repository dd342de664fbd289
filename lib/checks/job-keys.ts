import { customerKey } from "#lib/analysis/encryption/customer-key.ts";
import { isDirectoryBucket } from "#lib/analysis/encryption/directory-bucket.ts";
import type { KeyedOutput } from "#lib/analysis/jobs/output-keys.ts";
import type { CheckContext } from "./define.ts";
import type { Fix } from "./fixes.ts";
import { keyIsCustomerManaged } from "./key-is-customer-managed.ts";
import { keyIsNamed } from "./key-is-named.ts";
import { restoreKey } from "./remedies/kms-key.ts";
import { notApplicable, unknown, type Verdict } from "./verdicts.ts";
import { worstOf } from "./worst-of.ts";

/** Every output of a job names a key. `arn` is there in every answer, and without it the answer itself is not trusted. */
export function outputsNameKeys(arn: string | undefined, outputs: readonly KeyedOutput[]): Verdict {
  return everyOutput(arn, outputs, ({ key, path }) => keyIsNamed(key, path));
}

/** And those keys are the customer's, and usable. */
export function outputKeysAreCustomerManaged(
  arn: string | undefined,
  outputs: readonly KeyedOutput[],
  context: CheckContext,
): Verdict {
  return everyOutput(arn, outputs, ({ key, path }) => keyIsCustomerManaged(key, path, context));
}

/** What brings back a key of the outputs, where all that is wrong is that it cannot be used. */
export function restoreOutputKey(outputs: readonly KeyedOutput[], context: CheckContext): Fix | undefined {
  const states = outputs.map(({ key }) => customerKey(key, context.identity.region, context.inventory).state);
  if (states.includes("aws-managed")) return undefined;
  const unusable = [...new Set(outputs.flatMap(({ key }, at) => (states[at] === "unusable" ? (key ?? []) : [])))];
  return unusable.length === 1 ? restoreKey(unusable[0] ?? "", context) : undefined;
}

function everyOutput(
  arn: string | undefined,
  outputs: readonly KeyedOutput[],
  judge: (output: KeyedOutput) => Verdict,
): Verdict {
  if (!arn) return unknown("AWS returned no ARN, so the answer is not complete.");
  const verdicts = outputs.map((output) =>
    isDirectoryBucket(output.to)
      ? notApplicable("The output goes to S3 Express One Zone, for which SageMaker supports no KMS key.")
      : judge(output),
  );
  return worstOf(verdicts, notApplicable("It puts nothing into S3."));
}
