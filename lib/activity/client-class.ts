import type { ClientClass } from "#lib/filters/activity.ts";
import { anyDnsSuffix } from "#lib/readings/partitions.ts";

/**
 * Distributions and tools that are made to attack. Sources: GuardDuty user guide, "IAM finding types" (PenTest: Kali, Parrot and Pentoo
 * Linux); what the tools send themselves, by their source.
 */
const offensive =
  /(?<![a-z])(?:kali|parrot(?:sec|os)?|pentoo|blackarch|pacu|cloudfox|stratus-red-team|enumerate-iam|weirdaal|aws_consoler)(?![a-z])/i;

/** The first that matches: tools carry the name of the library that they are built on. */
const classes: readonly [find: RegExp, client: ClientClass][] = [
  [offensive, "offensive"],
  [new RegExp(`^(?:AWS Internal\\b|(?:[a-z\\d-]+\\.)+${anyDnsSuffix}$)`, "i"), "service"],
  [/\baws-internal\/|^S3Console\/|\bcloudformation\.amazonaws\.com/i, "service"],
  [/AWS-SageMaker-Notebook-Instance|AWS-SageMaker-Studio|\bSageMaker-Studio\b/i, "notebook"],
  [/\b(?:Terraform|OpenTofu|terragrunt)\/|\bpulumi|\b(?:aws-)?cdk\/|\bcrossplane\b|\bansible\b/i, "infrastructure"],
  [/^aws-cli\/|^aws-shell\/|\bmd\/command#/i, "cli"],
  [/^Boto|\bBotocore\/|\baws-sdk-|\bAWSPowerShell|\bsdk-(?:kotlin|rust)\b|^Elasticsearch|\bgo-http-client\b/i, "sdk"],
  [/^Mozilla\/|\bAppleWebKit\b/i, "browser"],
];

/** `fromConsole`: AWS says of the session that the console opened it (`sessionCredentialFromConsole`). */
export function clientClassOf(given: string, fromConsole: boolean): ClientClass {
  // S3 writes what the caller said in brackets.
  const text = given.replace(/^\[(.*)\]$/s, "$1");
  const found = classes.find(([find]) => find.test(text))?.[1] ?? "other";
  if (found === "offensive") return found;
  return /^(?:console|signin)\.amazonaws\.com$/i.test(text) || (fromConsole && found === "browser") ? "console" : found;
}
