import { beforeAll, describe, expect, test } from "vitest";
import { hasMark } from "#lib/analysis/secrets/mark.ts";
import type { Fix } from "#lib/checks/fixes.ts";
import { checks } from "#lib/checks/index.ts";
import { planOf } from "#lib/checks/remedies/plan.ts";
import { sayTakeOut } from "#lib/checks/remedies/say-take-out.ts";
import { secretPlaces } from "#lib/checks/secret-places.ts";
import { isJobKind } from "#lib/inventory/exposure.ts";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import type { Audit, Failing } from "./audit.ts";
import { knownAccount } from "./known-accounts.ts";
import { type Trial, tryOut } from "./trial.ts";

/** One check at a time: a fix of one kind of resource may be what another kind fails for. */
function byCheck(failing: readonly Failing[]): Failing[][] {
  return [...Map.groupBy(failing, ({ check }) => check).values()];
}

/** The first check that fails of each resource, the second, and so on: what is tried together never meets in a resource. */
function rounds(failing: readonly Failing[]): Failing[][] {
  const rounds: Failing[][] = [];
  for (const own of Map.groupBy(failing, ({ reading }) => reading).values()) {
    for (const [index, one] of own.entries()) rounds[index] = [...(rounds[index] ?? []), one];
  }
  return rounds;
}

const fixOf = ({ check, reading, context }: Failing) => check.fix(reading.resource as never, context);

const monitoring = [
  "data-quality-job-definition",
  "model-bias-job-definition",
  "model-explainability-job-definition",
  "model-quality-job-definition",
  "monitoring-schedule",
].flatMap((kind) =>
  [
    "encrypts-traffic-between-instances",
    "in-vpc",
    "network-isolation",
    "output-has-kms-key",
    "output-key-is-customer-managed",
    "volume-has-kms-key",
    "volume-key-is-customer-managed",
  ].map((name) => `${kind}/${name}`),
);

const plantedFor = new Set([
  ...monitoring,
  "model-package/images-come-from-known-registries",
  "model-card/kms-key-is-customer-managed",
  "servicecatalog-portfolio/off-where-unused",
  ...["app-image-config", "domain", "endpoint", "feature-group", "image", "inference-experiment"].map(
    (kind) => `${kind}/has-required-tags`,
  ),
  "feature-group/offline-store-stays-in-own-bucket",
  "feature-group/role-is-not-admin",
  "flow-definition/output-key-is-customer-managed",
  "flow-definition/output-stays-in-own-bucket",
  "flow-definition/reviewed-by-own-people",
  "mlflow-app/artifacts-stay-in-own-bucket",
  "mlflow-app/kms-key-is-customer-managed",
  "mlflow-app/role-is-not-admin",
  "mlflow-tracking-server/artifacts-stay-in-own-bucket",
  "domain/canvas-registers-models-at-home",
  "domain/kms-key-is-customer-managed",
  "endpoint-config/async-output-key-is-customer-managed",
  "endpoint-config/async-output-stays-in-own-bucket",
  "endpoint-config/async-topics-are-own",
  "endpoint-config/core-dump-key-is-customer-managed",
  "endpoint-config/core-dumps-stay-in-own-bucket",
  "endpoint-config/data-capture-key-is-customer-managed",
  "endpoint-config/in-vpc",
  "endpoint-config/role-is-not-admin",
  "inference-component/data-comes-from-own-bucket",
  "inference-component/images-come-from-known-registries",
  "inference-component/runs-what-its-tags-mean",
  "inference-experiment/captured-data-key-is-customer-managed",
  "inference-experiment/captured-data-stays-in-own-bucket",
  "inference-experiment/volume-key-is-customer-managed",
  "inference-router/async-output-key-is-customer-managed",
  "inference-router/async-output-stays-in-own-bucket",
  "domain/mounts-known-file-systems",
  "ecr-repository/policy-is-not-public",
  "ecr-repository/storage-key-is-customer-managed",
  "image-version/container-of-known-account",
  "iot-role-alias/role-is-not-admin",
  "pipeline/steps-in-vpc",
  "pipeline/volume-has-kms-key",
  "pipeline/volume-key-is-customer-managed",
  "space/mounts-known-file-systems",
  "studio-lifecycle-config/opens-no-way-in",
  "user-profile/mounts-known-file-systems",
  "vpc/has-sagemaker-endpoints",
]);

/**
 * Of what no command changes: their fix is a sentence, which nobody can carry out here. An image is built anew by those who wrote it;
 * people sign in as the root user, hold devices, and know where a key is used.
 */
const inWords = new Set([
  "compilation-job/framework-is-maintained",
  "kms-key/is-approved",
  "model-package/has-kms-key",
  "model-package/kms-key-is-customer-managed",
  "s3-bucket/is-approved",
  "subnet/is-approved",
  "access-analyzer/has-no-open-findings",
  "cloudtrail-trail/delivers-log-files",
  "ecr-image/has-no-severe-findings",
  "iam-account/changes-are-recorded",
  "iam-account/has-access-analyzers",
  "iam-account/root-has-mfa",
  "iam-account/root-has-no-access-keys",
  "iam-account/root-mfa-is-hardware",
  "iam-role/serves-few-people",
  "iam-role/uses-its-sagemaker-permissions",
  "iam-user/access-keys-are-rotated",
  "iam-user/console-has-mfa",
  "iam-user/credentials-are-used",
  "iam-user/not-administrator",
  "organization/forbids-open-sagemaker",
  "greengrass-deployment/rolls-back",
  "greengrass-deployment/runs-nothing-as-root",
  "iot-policy/names-what-it-opens",
  "endpoint/is-monitored",
  "endpoint/not-left-failed",
  "lineage-group/policy-is-not-public",
  "lineage-group/policy-names-no-outsiders",
  "labeling-job/labeled-by-own-people",
  "model-package/approved-by-another",
  "monitoring-schedule/last-run-went-through",
  "ecr-repository/storage-has-kms-key",
  "training-job/serverless-parts-are-known",
  ...Object.entries(secretPlaces).flatMap(([kind, places]) =>
    Object.entries(places).flatMap(([name, { fix }]) => (fix === sayTakeOut ? [`${kind}/${name}`] : [])),
  ),
]);

const seen = new Set<string>();

/** Its fix is that of one of its steps, whose check is tried here; fix-plan.test.ts carries out all together, and no path is left. */
const isPath = ({ check }: Failing) => check.family !== undefined;

describe.each([
  ["what is live", "what is live", ({ reading }: Failing) => !isJobKind(reading.identity.kind), byCheck],
  ["jobs", "demo", ({ reading }: Failing) => isJobKind(reading.identity.kind), rounds],
  [
    "more faults than those",
    "more faults",
    ({ check, reading }: Failing) =>
      plantedFor.has(check.id) || check.category === "secrets" || isJobKind(reading.identity.kind),
    byCheck,
  ],
] as const)("%s of the demo account", (_, name, isMeant, roundsOf) => {
  let account: SimulatedAccount;
  let before: Audit;
  let failing: Failing[];
  let said: Failing[];

  beforeAll(async () => {
    const known = await knownAccount(name);
    ({ account, before } = known);
    const all = Map.groupBy(known.failing.filter(isMeant), ({ check }) => inWords.has(check.id));
    for (const { check } of all.get(false) ?? []) seen.add(check.id);
    failing = all.get(false)?.filter((one) => !isPath(one)) ?? [];
    said = all.get(true) ?? [];
  }, 300_000);

  test("what is left out has no commands to carry out", () => {
    expect(said.filter((one) => fixOf(one).cli !== undefined).map(({ check }) => check.id)).toEqual([]);
  });

  test("all findings of a resource are gone once its plan was carried out", async () => {
    const trials = [...Map.groupBy(failing, ({ reading }) => reading)].map(([reading, own]): Trial => {
      const fixes = own.map(fixOf);
      return { reading, checks: own.map(({ check }) => check), fix: planOf(fixes) ?? (fixes[0] as Fix) };
    });
    // What moves into a VPC needs more endpoints there than before: that is a finding of its own, so VPCs stand alone.
    const [vpcs, others] = [true, false].map((isVpc) =>
      trials.filter(({ reading }) => (reading.identity.kind === "vpc") === isVpc),
    );
    expect(await tryOut(account, before, others ?? [])).toEqual([]);
    expect(await tryOut(account, before, vpcs ?? [])).toEqual([]);
  }, 1_200_000);

  test("no mark of a secret stands where a value should", () => {
    const printed = failing.map((one) => {
      const { cli = "", terraform = "", cloudformation = "", consoleUrl = "" } = fixOf(one);
      return [cli, terraform, cloudformation, decodeURIComponent(consoleUrl)].join("\n");
    });
    expect(printed.filter(hasMark)).toEqual([]);
  });

  test("each finding is gone once its fix was carried out", async () => {
    const left: string[] = [];
    for (const round of roundsOf(failing)) {
      const trials = round.map((one): Trial => ({ reading: one.reading, checks: [one.check], fix: fixOf(one) }));
      left.push(...(await tryOut(account, before, trials)));
    }
    expect(left).toEqual([]);
  }, 1_200_000);
});

test("no check is left out but those whose fix is in words", () => {
  expect(
    checks
      .map(({ id }) => id)
      .filter((id) => !seen.has(id) && !inWords.has(id))
      .sort(),
  ).toEqual([]);
});
