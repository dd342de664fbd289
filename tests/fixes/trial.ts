import { hasMark } from "#lib/analysis/secrets/mark.ts";
import type { Check } from "#lib/checks/define.ts";
import type { Fix } from "#lib/checks/fixes.ts";
import { successorIn, successorName } from "#lib/checks/remedies/successor-name.ts";
import { exposureOf, isJobKind } from "#lib/inventory/exposure.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Identity, ReadResource } from "#lib/readings/reading.ts";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { type Audit, audit, kindsFor, verdictOf } from "./audit.ts";
import { choicesOf } from "./choices.ts";
import { runFix } from "./run-fix.ts";

/** A fix to be tried on one resource, and the checks that it must satisfy. */
export interface Trial {
  reading: ReadResource<unknown>;
  checks: readonly Check[];
  fix: Fix;
}

/**
 * Work was copied from the old notebook, jobs moved to the new cluster, clients call the new endpoint, apps were started anew, records
 * and runs brought over: the old can go.
 */
export const leaveOldBehind: ReadonlySet<string> = new Set([
  ...["notebook-instance", "endpoint", "cluster", "studio-lifecycle-config", "image-version"],
  ...["feature-group", "flow-definition", "mlflow-app", "mlflow-tracking-server", "model-card"],
]);

/** The account as it is when what was under way has come to its end. */
export function settledCopy(account: SimulatedAccount): SimulatedAccount {
  const copy = structuredClone({ ...account, regions: account.regions.map((region) => ({ ...region, events: [] })) });
  for (const { sagemaker } of copy.regions) {
    sagemaker.endpoints = sagemaker.endpoints.map((one) =>
      one.EndpointStatus === "Updating" ? { ...one, EndpointStatus: "InService" } : one,
    );
  }
  return copy;
}

/** Carries out fixes in a copy of the account, reads it anew, and says for each trial what is still wrong. */
export async function tryOut(account: SimulatedAccount, before: Audit, trials: readonly Trial[]): Promise<string[]> {
  const copy = settledCopy(account);
  const simulator = await startSimulator({ account: copy, enforceLimits: false });
  try {
    const choices = await choicesOf(before, account);
    const home = account.regions[0]?.name ?? "";
    const broken: string[] = [];
    const done = new Set<string>();
    for (const { reading, fix } of trials) {
      const { kind, region, name } = reading.identity;
      const regional = choices.get(region) ?? choices.get(home);
      const chosen = regional && { ...regional, NEW_ENDPOINT_NAME: newEndpointName(reading.identity) };
      if (!fix.cli || !chosen) throw new Error(`The fix of ${kind} ${name} has no commands: ${fix.summary}`);
      const later = leaveOldBehind.has(kind);
      await runFix(fix.cli, { endpoint: simulator.url, choices: chosen, later, done }).catch((error: Error) => {
        broken.push(`${kind} ${name}: ${error.message}`);
      });
    }
    const after = await audit(copy, simulator.url, kindsFor(trials.flatMap(({ checks }) => checks)));
    return [...broken, ...trials.flatMap((trial) => leftOf(trial, before, after))];
  } finally {
    await simulator.close();
  }
}

/** What a check still finds, in the resource or in what took its place. */
export function leftOf({ reading, checks, fix }: Trial, before: Audit, after: Audit): string[] {
  const { identity } = reading;
  const same = after.readings.find((one) => one.identity.arn === identity.arn && one.identity.kind === identity.kind);
  const isNew = fix.mutability === "replace" || fix.mutability === "record";
  // A path leads over the old one for as long as that is left; the step that is replaced is tried by itself.
  if (isNew && identity.arn.includes("#")) return [];
  const successor = isNew ? successorOf(identity, before, after) : undefined;
  const judged = isNew ? successor : same;
  if (!same && !isNew) return [];
  if (!judged) return [`${identity.kind} ${identity.name}: nothing took its place`];
  // A domain goes once its people have left, which nobody can play here. A job that ended is history.
  const mayStay = identity.kind === "domain";
  const isLeft = isNew && same && !mayStay && exposureOf(identity, same.resource, after.inventory) === "live";
  return checks.flatMap((check) => {
    const verdict = verdictOf(check, judged, after);
    const gone = verdict.status === "pass" || verdict.status === "not-applicable";
    const about = `${check.id}: ${identity.name}`;
    if (!gone) return [`${about} is still ${verdict.status}: ${JSON.stringify(verdict)}`];
    return isLeft && verdictOf(check, same, after).status === "fail"
      ? [`${about} is still in use beside its successor`]
      : [];
  });
}

/** One endpoint is not called as another. */
export function newEndpointName({ name }: Identity): string {
  return successorName(name, { suffix: "-renamed" });
}

/** What took the place. Only an endpoint whose name holds a secret is followed by one of another name. */
function nameAfter(identity: Identity, before: Audit): string {
  if (identity.kind === "image-version") return nextVersion(identity, before);
  if (identity.kind === "endpoint") return hasMark(identity.name) ? newEndpointName(identity) : identity.name;
  const naming = isJobKind(identity.kind)
    ? { suffix: "-next", longest: ["tuning-job", "auto-ml-job"].includes(identity.kind) ? 32 : 63 }
    : undefined;
  const { inventory, now } = before;
  return successorIn({ identity, inventory, now, secrets: [] }, identity.kind as Kind, identity.name, naming);
}

/** Versions of an image are numbered. */
function nextVersion({ name, region }: Identity, { inventory }: Audit): string {
  const [image = ""] = name.split("/");
  const numbers = inventory
    .all("image-version", region)
    .flatMap((one) => (one.identity.name.startsWith(`${image}/`) ? [one.resource.Version ?? 0] : []));
  return `${image}/${Math.max(...numbers) + 1}`;
}

function successorOf(identity: Identity, before: Audit, after: Audit): ReadResource<unknown> | undefined {
  const name = nameAfter(identity, before);
  return after.readings.find(
    (one) =>
      one.identity.kind === identity.kind && one.identity.region === identity.region && one.identity.name === name,
  );
}
