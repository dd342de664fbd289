import { describe, expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { planOf } from "#lib/checks/remedies/plan.ts";
import { identity, inventoryOf, now } from "#tests/support/test-check.ts";
import { noSecretsCheck, sighted } from "../sightings.ts";

const notebook = {
  NotebookInstanceStatus: "InService",
  InstanceType: "ml.t3.medium",
  RoleArn: "arn:aws:iam::482915630174:role/lab",
  DirectInternetAccess: "Enabled",
  RootAccess: "Enabled",
  PlatformIdentifier: "notebook-al2-v3",
};
const context = {
  identity: identity("notebook-instance", "lab"),
  inventory: inventoryOf([]),
  now,
  secrets: [],
  options: {},
};

function plan(...ids: string[]) {
  const fixes = ids.map((id) => {
    const check = (checks as readonly Check[]).find((one) => one.id === `notebook-instance/${id}`);
    if (!check) throw new Error(`No check ${id}`);
    return check.fix(notebook as never, context);
  });
  return planOf(fixes);
}
const commandsIn = (cli = "") => cli.split("\n").map((line) => line.split(" --")[0]);

describe("the plan of a notebook", () => {
  test("stops, updates and starts it once", () => {
    const fix = plan("no-root-access", "requires-imdsv2", "platform-is-supported");
    expect(commandsIn(fix?.cli)).toEqual([
      "aws sagemaker stop-notebook-instance",
      "aws sagemaker wait notebook-instance-stopped",
      "aws sagemaker update-notebook-instance",
      "aws sagemaker wait notebook-instance-stopped",
      "aws sagemaker start-notebook-instance",
    ]);
    expect(fix?.guardrail).toHaveLength(4);
  });

  test("makes one new notebook with every change, which none of them undoes", () => {
    const fix = plan("has-kms-key", "no-root-access", "no-direct-internet-access", "in-vpc", "platform-is-supported");
    expect(fix?.mutability).toBe("replace");
    expect(fix?.cli?.match(/^aws sagemaker create-notebook-instance/gm)).toHaveLength(1);
    const [create = ""] = fix?.cli?.split("\n") ?? [];
    for (const option of [
      "--kms-key-id=KMS_KEY_ARN",
      "--root-access=Disabled",
      "--direct-internet-access=Disabled",
      "--subnet-id=SUBNET_ID",
      "--platform-identifier=notebook-al2023-v1",
    ]) {
      expect(create).toContain(option);
    }
    expect(create).not.toContain("Enabled");
    // Two of the checks are put right by the same move, which is told once.
    expect(fix?.summary.match(/Put the notebook in a subnet/g)).toHaveLength(1);
    expect(JSON.parse(fix?.cloudformation ?? "")).toMatchObject({
      Properties: { KmsKeyId: "KMS_KEY_ARN", RootAccess: "Disabled", DirectInternetAccess: "Disabled" },
    });
  });
});

test("a single rebuild says that it should not be the first of several; a plan has no need to", () => {
  expect(plan("has-kms-key", "in-vpc")?.summary).not.toContain("in the same go");
  const check = (checks as readonly Check[]).find(({ id }) => id === "notebook-instance/has-kms-key");
  expect(check?.fix(notebook as never, context).summary).toContain(
    "Make every other change that it needs in the same go.",
  );
});

test("one fix, or none, needs no plan", () => {
  expect(plan("no-root-access")).toBeUndefined();
  expect(planOf([])).toBeUndefined();
});

test("parts that do not combine keep their order, and what two of them do is done once", () => {
  const part = (mutability: "in-place" | "replace", cli: string) => ({ mutability, summary: `Do ${cli}.`, cli });
  expect(
    planOf([part("replace", "new"), part("in-place", "route\nkey"), part("in-place", "key\nother")]),
  ).toMatchObject({
    mutability: "replace",
    cli: "route\nkey\nother\nnew",
  });
});

test("the plan of a training job leaves every secret out of one copy", () => {
  const job = {
    TrainingJobStatus: "Completed",
    HyperParameters: { api_key: "x", epochs: "3" },
    Environment: { DB_PASSWORD: "x" },
  };
  const secrets = ["HyperParameters.api_key", "Environment.DB_PASSWORD"].map((path) => sighted(path));
  const fixes = ["no-secrets", "no-secrets-in-hyperparameters"].map((name) =>
    noSecretsCheck(`training-job/${name}`).fix(job as never, {
      ...context,
      identity: identity("training-job", "churn-1"),
      secrets,
    }),
  );
  const { cli = "" } = planOf(fixes) ?? {};
  expect(cli.match(/delpaths/g)).toHaveLength(1);
  expect(cli).toContain(`--argjson drop '[["Environment","DB_PASSWORD"],["HyperParameters","api_key"]]'`);
});

test("what AWS is not known to hold is not written back: a value that held a secret", () => {
  const check = (checks as readonly Check[]).find(({ id }) => id === "notebook-instance/has-kms-key");
  const lab = {
    ...notebook,
    DefaultCodeRepository: "https://svc:«redacted github-token 3f9a1c»@github.com/example/ml.git",
    NotebookInstanceLifecycleConfigName: "lab-setup",
  };
  const fix = check?.fix(lab as never, context);
  expect(fix?.cli).toContain("--default-code-repository=CODE_REPOSITORY");
  const marked = { ...lab, NotebookInstanceLifecycleConfigName: "«redacted github-token 3f9a1c»" };
  const refused = check?.fix(marked as never, context);
  expect(refused?.cli).toBeUndefined();
  expect(refused?.summary).toContain("No commands are printed, because a name that they need held a secret");
});
