import { describe, expect, test } from "vitest";
import {
  changeNotebook,
  encryptWithOwnKey,
  moveIntoVpc,
  upgradePlatform,
} from "#lib/checks/remedies/notebook-instance.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { identity, inventoryOf, now, region } from "#tests/support/test-check.ts";

const name = "fraud-lab";
const context = { identity: identity("notebook-instance", name), inventory: inventoryOf([]), now, secrets: [] };
const notebook: ResourceOf<"notebook-instance"> = {
  NotebookInstanceArn: context.identity.arn,
  NotebookInstanceStatus: "InService",
  InstanceType: "ml.t3.medium",
  RoleArn: "arn:aws:iam::482915630174:role/lab",
  SubnetId: "subnet-0a1",
  SecurityGroups: ["sg-0b2", "sg-0c3"],
  VolumeSizeInGB: 20,
  DirectInternetAccess: "Enabled",
  RootAccess: "Enabled",
  PlatformIdentifier: "notebook-al2023-v1",
  NotebookInstanceLifecycleConfigName: "idle-stop",
};
const noRoot = {
  summary: "Disable root access.",
  fields: { RootAccess: "Disabled" },
};
const guardrail = { Sid: "Deny", Effect: "Deny", Action: "sagemaker:X", Resource: "*", Condition: {} } as const;
const linesOf = (fix: { cli?: string }) => (fix.cli ?? "").split("\n");
const commandsOf = (fix: { cli?: string }) =>
  linesOf(fix)
    .filter((line) => !line.startsWith("#"))
    .map((line) => line.split(" --")[0]?.replace("aws sagemaker ", ""));

describe("an update in place", () => {
  test("stops, updates and starts a running notebook", () => {
    const fix = changeNotebook(notebook, context, noRoot);
    expect(fix.mutability).toBe("stop-update-start");
    expect(commandsOf(fix)).toEqual([
      "stop-notebook-instance",
      "wait notebook-instance-stopped",
      "update-notebook-instance",
      "wait notebook-instance-stopped",
      "start-notebook-instance",
    ]);
    expect(linesOf(fix)[2]).toBe(
      `aws sagemaker update-notebook-instance --notebook-instance-name=${name} --root-access=Disabled --region=${region}`,
    );
  });

  test("leaves a stopped notebook stopped", () => {
    const fix = changeNotebook({ ...notebook, NotebookInstanceStatus: "Stopped" }, context, noRoot);
    expect(commandsOf(fix)).toEqual(["update-notebook-instance"]);
  });

  test("moves a notebook off a platform that could not be started again", () => {
    const fix = changeNotebook({ ...notebook, PlatformIdentifier: "notebook-al2-v3" }, context, noRoot);
    expect(fix.cli).toContain("--platform-identifier=notebook-al2023-v1");
    expect(fix.terraform).toContain('platform_identifier = "notebook-al2023-v1"');
    expect(fix.cloudformation).toContain('"PlatformIdentifier": "notebook-al2023-v1"');
    expect(fix.summary).toContain("cannot be started again");
  });

  test("becomes a new notebook on a platform that has no way to another", () => {
    const fix = changeNotebook({ ...notebook, PlatformIdentifier: "notebook-al1-v1" }, context, noRoot);
    expect(fix.mutability).toBe("replace");
    expect(fix.cli).toContain("--root-access=Disabled");
    expect(fix.cli).toContain("--platform-identifier=notebook-al2023-v1");
  });

  test("asks for an instance type where the new platform does not run on the present one", () => {
    const old = { ...notebook, PlatformIdentifier: "notebook-al2-v3", InstanceType: "ml.p3.2xlarge" } as const;
    const fix = upgradePlatform(old, context);
    expect(fix.cli).toContain("--instance-type=INSTANCE_TYPE");
    expect(fix.summary).toContain("in place of INSTANCE_TYPE");
  });
});

describe("a new notebook", () => {
  test("keeps the values of the old one but for the change, and the old one goes last", () => {
    const fix = encryptWithOwnKey(notebook, context);
    expect(fix.mutability).toBe("replace");
    expect(commandsOf(fix)).toEqual(["create-notebook-instance", "wait notebook-instance-in-service"]);
    // The work has to be moved first: nothing that is pasted may delete it.
    expect(linesOf(fix).at(-1)).toMatch(/^# aws sagemaker delete-notebook-instance/);
    const create = linesOf(fix)[0];
    for (const option of [
      "--notebook-instance-name=fraud-lab-hardened",
      "--instance-type=ml.t3.medium",
      "--subnet-id=subnet-0a1",
      `--security-group-ids='["sg-0b2","sg-0c3"]'`,
      "--volume-size-in-gb=20",
      "--lifecycle-config-name=idle-stop",
      "--direct-internet-access=Enabled",
      "--kms-key-id=KMS_KEY_ARN",
    ]) {
      expect(create).toContain(option);
    }
    expect(fix.summary).toContain("in place of KMS_KEY_ARN");
  });

  test("is in the same subnet, or one to be chosen", () => {
    expect(moveIntoVpc(notebook, context, guardrail).cli).toContain("--subnet-id=subnet-0a1");
    const { SubnetId: _, SecurityGroups: __, ...outside } = notebook;
    const fix = moveIntoVpc(outside, context, guardrail);
    expect(fix.cli).toContain("--subnet-id=SUBNET_ID");
    expect(fix.summary).toContain("in place of SUBNET_ID and SECURITY_GROUP_ID");
  });

  test("is never made on a platform that has ended", () => {
    const fix = encryptWithOwnKey({ ...notebook, PlatformIdentifier: "notebook-al2-v2" }, context);
    expect(linesOf(fix)[0]).toContain("--platform-identifier=notebook-al2023-v1");
  });
});

test("a hostile name stays one word of every command", () => {
  const hostile = { ...context, identity: identity("notebook-instance", "x'; rm -rf ~; echo '") };
  const fix = encryptWithOwnKey(notebook, hostile);
  expect(fix.cli).not.toContain("x'; rm");
  expect(fix.cli).toContain(`'x'\\''; rm -rf ~; echo '\\'''`);
});
