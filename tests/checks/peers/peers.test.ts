import { describe, expect, test } from "vitest";
import { redactReadings } from "#lib/analysis/secrets/readings.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { defaultOptions, optionsOf } from "#lib/checks/options.ts";
import { identity, inventoryOf, now, reading } from "#tests/support/test-check.ts";
import { awsSample } from "./aws-sample.ts";
import type { Defect } from "./defect.ts";
import { privilege } from "./privilege.ts";
import { prowler } from "./prowler.ts";
import { securityHub } from "./security-hub.ts";
import { templates } from "./templates.ts";

const redactor = createRedactor({ salt: "test salt" });
const peers = {
  Prowler: prowler,
  "Security Hub, AWS Config and Steampipe": securityHub,
  "tools that read templates, summaries and halves": templates,
  "AWS's sample": awsSample,
  "tools that match sets of actions": privilege,
};

/** Read and redacted as by a scan, then judged by the options that nobody changed. */
async function judged({ kind, resource, beside = [] }: Defect, name: string) {
  const id = `${kind}/${name}`;
  const check = (checks as readonly Check[]).find((one) => one.id === id);
  if (!check) throw new Error(`There is no check ${id}.`);
  const [subject] = await redactReadings(redactor, [reading(kind, "subject-name", resource as never)]);
  if (subject?.status !== "read") throw new Error("The reading was lost.");
  const { Arn } = resource as { Arn?: string };
  return check.evaluate(subject.resource as never, {
    identity: identity(kind, "subject-name", Arn ? { arn: Arn } : {}),
    inventory: inventoryOf([...beside]),
    now,
    secrets: subject.secrets,
    options: optionsOf({ id }, defaultOptions),
  });
}

describe.each(Object.entries(peers))("%s", (_, defects) => {
  const rows = defects.flatMap((one) =>
    Object.entries(one.verdicts).map(([name, status]) => [one.rule, one.wrong, one.kind, name, status, one] as const),
  );
  test.each(rows)("%s: %s; %s/%s: %s", async (_rule, _wrong, _kind, name, status, one) => {
    const verdict = await judged(one, name);
    expect(verdict, `${one.because}; ${JSON.stringify(verdict)}`).toMatchObject({ status });
  });

  test.each(defects.map((one) => [`${one.rule}: ${one.wrong}`, one] as const))("%s: says otherwise", (_said, one) => {
    const answers = Object.values(one.verdicts);
    // Where a tool is silent, an answer is one that says something.
    const other = one.says === "nothing" ? /^(pass|fail)$/ : new RegExp(`^(?!${one.says}$)`);
    expect(answers.filter((status) => other.test(status))).not.toEqual([]);
  });
});
