import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visible } from "#lib/invisible.ts";
import { renderTemplateReport, templateFormats } from "#lib/templates/report/formats.ts";
import { failing, type TemplateReport } from "#lib/templates/report/report.ts";
import { all, parsed } from "#tests/reports/read-markdown.ts";
import { faultsFinder, hasSchema, schemaFile } from "#tests/reports/sarif-schema.ts";
import { checkText, planOf } from "./check-text.ts";

const template = `Resources:
  # sagewarden:ignore notebook-instance/has-kms-key AWS's own key will do here
  # sagewarden:ignore notebook-instance/in-vpc
  # sagewarden:ignore notebook-instance/no-such-check whatever
  It:
    Type: AWS::SageMaker::NotebookInstance
    Metadata:
      sagewarden:
        ignore: [{ check: notebook-instance/requires-imdsv2, reason: an old tool needs it }]
    Properties:
      InstanceType: ml.t3.medium
      RoleArn: arn:aws:iam::111122223333:role/x
      RootAccess: Enabled
`;

describe("a suppression", () => {
  it("counts with a reason, and is told of without one", async () => {
    const { findings, notes } = await checkText(template);
    const of = (name: string) => findings.find(({ check }) => check === `notebook-instance/${name}`);
    expect(of("has-kms-key")).toMatchObject({ status: "fail", suppressed: "AWS's own key will do here" });
    expect(of("requires-imdsv2")).toMatchObject({ status: "fail", suppressed: "an old tool needs it" });
    expect(of("in-vpc")).not.toHaveProperty("suppressed");
    expect(findings.filter(failing).map(({ check }) => check)).toContain("notebook-instance/in-vpc");
    expect(findings.filter(failing).map(({ check }) => check)).not.toContain("notebook-instance/has-kms-key");
    expect(notes.join("\n")).toMatch(/in-vpc is ignored without a reason/);
    expect(notes.join("\n")).toMatch(/no check "notebook-instance\/no-such-check"/);
  });
});

describe("a place", () => {
  it("is the setting's line, or the resource's where it is left out", async () => {
    const { findings } = await checkText(template);
    const line = (name: string) => findings.find(({ check }) => check === `notebook-instance/${name}`)?.location?.line;
    expect(line("no-root-access")).toBe(13);
    expect(line("no-direct-internet-access")).toBe(5);
  });
});

describe("SARIF", () => {
  it.skipIf(!hasSchema)(`fits OASIS's schema (${schemaFile})`, async () => {
    const faultsOf = faultsFinder();
    const plan = planOf("aws_sagemaker_model", { name: "m", vpc_config: [] });
    for (const text of [template, plan]) {
      const sarif: unknown = JSON.parse(await renderTemplateReport("sarif", await checkText(text)));
      expect(faultsOf(sarif)).toEqual([]);
    }
  });

  it("names the place of what is in a file, and the address of what is in a plan", async () => {
    const resultsOf = async (report: TemplateReport) =>
      (
        JSON.parse(await renderTemplateReport("sarif", report)) as {
          runs: { results: { ruleId: string; locations: unknown[]; suppressions?: unknown }[] }[];
        }
      ).runs[0]?.results ?? [];
    const inFile = (await resultsOf(await checkText(template))).find(
      ({ ruleId }) => ruleId === "notebook-instance/no-root-access",
    );
    expect(inFile?.locations).toMatchObject([
      { physicalLocation: { artifactLocation: { uri: "template.yaml" }, region: { startLine: 13 } } },
    ]);
    const [inPlan] = await resultsOf(
      await checkText(planOf("aws_sagemaker_model", { name: "m", vpc_config: [] }), { file: "plan.json" }),
    );
    expect(inPlan?.locations).toMatchObject([{ logicalLocations: [{ fullyQualifiedName: "aws_sagemaker_model.it" }] }]);
    const ignored = (await resultsOf(await checkText(template))).find(
      ({ ruleId }) => ruleId === "notebook-instance/has-kms-key",
    );
    expect(ignored?.suppressions).toMatchObject([{ kind: "inSource", justification: "AWS's own key will do here" }]);
  });
});

describe("a secret", () => {
  const secret = "Kestrel-Tr0ub4dor-91";
  const everything = async (text: string) => {
    const report = await checkText(text);
    const shown = await Promise.all(templateFormats.map((format) => renderTemplateReport(format, report)));
    return { report, shown: shown.join("\n") };
  };
  const model = (environment: string, parameters = "") => `${parameters}Resources:
  It:
    Type: AWS::SageMaker::Model
    Properties:
      ExecutionRoleArn: arn:aws:iam::111122223333:role/x
      PrimaryContainer:
        Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/x:1
        Environment:
${environment}
`;

  it.each([
    ["in a setting", model(`          DB_PASSWORD: ${secret}`)],
    ["in a flow of settings", model(`          { MODE: fast, DB_PASSWORD: "${secret}" }`)],
    ["on a line of its own", model(`          DB_PASSWORD: >-\n            ${secret}`)],
    ["in an address", model(`          URL: postgres://me:${secret}@db/x`)],
    ["in a function", model(`          DB_PASSWORD: !Join ["", [${secret}]]`)],
    [
      "in a default that is not echoed",
      model("          P: !Ref P", `Parameters: { P: { Type: String, NoEcho: true, Default: ${secret} } }\n`),
    ],
    ["resolved when it is deployed", model('          P: "{{resolve:secretsmanager:db:SecretString:password}}"')],
  ])("fails and is never shown: %s", async (_, text) => {
    const { report, shown } = await everything(text);
    expect(report.findings.find(({ check }) => check === "model/no-secrets")?.status).toBe("fail");
    expect(shown).not.toContain(secret);
  });

  it("of a plan is never shown, whatever it says of it", async () => {
    const plan = JSON.parse(
      planOf("aws_sagemaker_model", { name: "m", primary_container: [{ image: "x", environment: { MODE: secret } }] }),
    ) as {
      resource_changes: { change: { after_sensitive: unknown } }[];
    };
    for (const { change } of plan.resource_changes)
      change.after_sensitive = { primary_container: [{ environment: { MODE: true } }] };
    const { report, shown } = await everything(JSON.stringify(plan));
    expect(report.findings.find(({ check }) => check === "model/no-secrets")?.status).toBe("fail");
    expect(shown).not.toContain(secret);
  });
});

describe("other people's text", () => {
  it("is no markup, and no line of a report", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom("|", "\n", "`", "<", "\u202E", "]", "(", "a", "\u0007") }),
        async (odd) => {
          const report = await checkText(
            JSON.stringify({
              Resources: { [`R${odd}`]: { Type: "AWS::SageMaker::NotebookInstance", Properties: {} } },
            }),
          );
          const page = parsed(await renderTemplateReport("markdown", report));
          const open = report.findings.filter(({ status }) => status === "fail" || status === "unknown");
          expect(all(page, "listItem")).toHaveLength(open.length);
          for (const type of ["link", "html", "image", "emphasis", "strong", "delete", "table"])
            expect(all(page, type)).toEqual([]);
          const named = all(page, "inlineCode").filter(({ value }) => value === visible(`R${odd}`));
          expect(named.length).toBeGreaterThanOrEqual(open.length);
          const text = await renderTemplateReport("text", report);
          for (const sign of ["\u202E", "\u0007"]) expect(text).not.toContain(sign);
        },
      ),
      { numRuns: 30 },
    );
  });
});
