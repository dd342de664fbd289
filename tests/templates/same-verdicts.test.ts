import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { checksByKind, evaluateReading } from "#lib/scoring/evaluate.ts";
import { checkText, planOf, templateOf, verdictsOf } from "./check-text.ts";

/** A notebook of which all that its own checks ask is given, in the words of AWS's answer. */
const described = fc.record({
  DirectInternetAccess: fc.constantFrom("Enabled", "Disabled"),
  RootAccess: fc.constantFrom("Enabled", "Disabled"),
  SubnetId: fc.constant("subnet-0a1b2c3d"),
  KmsKeyId: fc.constantFrom(undefined, "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555"),
  PlatformIdentifier: fc.constantFrom("notebook-al2-v1", "notebook-al2023-v1"),
  InstanceMetadataServiceConfiguration: fc
    .constantFrom("1", "2")
    .map((version) => ({ MinimumInstanceMetadataServiceVersion: version })),
});

const own = [
  "has-kms-key",
  "in-vpc",
  "no-direct-internet-access",
  "no-root-access",
  "platform-is-supported",
  "requires-imdsv2",
].map((name) => `notebook-instance/${name}`);

/** What a scan says of it. */
function scanned(resource: object): Record<string, string> {
  const arn = "arn:aws:sagemaker:us-east-1:111122223333:notebook-instance/it";
  const identity = { account: "111122223333", region: "us-east-1", kind: "notebook-instance", arn, name: "it" };
  const reading: Reading = {
    identity,
    action: "sagemaker:DescribeNotebookInstance",
    readAt: "2026-11-28T00:00:00.000Z",
    status: "read",
    resource: {
      NotebookInstanceName: "it",
      NotebookInstanceArn: arn,
      NotebookInstanceStatus: "InService",
      ...resource,
    },
    secrets: [],
  };
  const judgements = evaluateReading(reading, {
    checks: checksByKind(checks as readonly Check[]),
    inventory: new Inventory([reading], []),
    options: defaultOptions,
    now: "2026-11-28T00:00:00.000Z",
    onDefect: (check, cause) => {
      throw new Error(check, { cause });
    },
  });
  return Object.fromEntries(judgements.map(({ check, status }) => [check, status]));
}

const picked = (verdicts: Record<string, string>) => own.map((check) => `${check} ${verdicts[check]}`);

describe("a notebook", () => {
  it("is judged alike in YAML, in JSON, in a plan and in an account", async () => {
    await fc.assert(
      fc.asyncProperty(described, async (resource) => {
        const wanted = picked(scanned(resource));
        const json = templateOf("AWS::SageMaker::NotebookInstance", resource);
        const { InstanceMetadataServiceConfiguration: imds } = resource;
        const plan = planOf("aws_sagemaker_notebook_instance", {
          direct_internet_access: resource.DirectInternetAccess,
          root_access: resource.RootAccess,
          subnet_id: resource.SubnetId,
          kms_key_id: resource.KmsKeyId ?? null,
          platform_identifier: resource.PlatformIdentifier,
          instance_metadata_service_configuration: [
            { minimum_instance_metadata_service_version: imds.MinimumInstanceMetadataServiceVersion },
          ],
        });
        expect(picked(verdictsOf(await checkText(json), "It"))).toEqual(wanted);
        expect(picked(verdictsOf(await checkText(stringify(JSON.parse(json))), "It"))).toEqual(wanted);
        expect(picked(verdictsOf(await checkText(plan), "aws_sagemaker_notebook_instance.it"))).toEqual(wanted);
      }),
      { numRuns: 30 },
    );
  });
});
