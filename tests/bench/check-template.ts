/*
 * A template and a plan of 200 notebooks, judged by every check in one process: the time after it has started.
 */
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import { readTemplate } from "#lib/templates/check-file.ts";
import { checkTemplates } from "#lib/templates/check-templates.ts";
import { renderTemplateReport } from "#lib/templates/report/formats.ts";
import { type Figure, report, seconds } from "./figures.ts";

const bound = 1_000;
const count = 200;
const key = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555";
const role = "arn:aws:iam::111122223333:role/ml-exec";

/** Every second one as the service's defaults leave it, the others well kept. */
function notebook(at: number): string {
  const kept = [
    "DirectInternetAccess: Disabled",
    "RootAccess: Disabled",
    `KmsKeyId: ${key}`,
    "SubnetId: subnet-0a1b2c3d",
    'InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: "2" }',
  ];
  const lines = [
    `NotebookInstanceName: nb-${at}`,
    "InstanceType: ml.t3.medium",
    `RoleArn: ${role}`,
    ...(at % 2 === 0 ? [] : kept),
  ];
  const properties = lines.map((line) => `      ${line}`).join("\n");
  return `  Nb${at}:\n    Type: AWS::SageMaker::NotebookInstance\n    Properties:\n${properties}`;
}

function planned(at: number) {
  const after = {
    name: `nb-${at}`,
    role_arn: role,
    direct_internet_access: at % 2 === 0 ? "Enabled" : "Disabled",
    root_access: at % 2 === 0 ? "Enabled" : "Disabled",
    kms_key_id: at % 2 === 0 ? null : key,
    subnet_id: at % 2 === 0 ? null : "subnet-0a1b2c3d",
  };
  const change = {
    actions: ["create"],
    after,
    after_unknown: { arn: true, id: true, platform_identifier: true },
    after_sensitive: {},
  };
  const type = "aws_sagemaker_notebook_instance";
  return { address: `${type}.n[${at}]`, mode: "managed", type, name: "n", change };
}

const every = Array.from({ length: count }, (_, at) => at);
const inputs = {
  "template.yaml": `Resources:\n${every.map(notebook).join("\n")}\n`,
  "plan.json": JSON.stringify({
    format_version: "1.2",
    resource_changes: every.map(planned),
    configuration: {
      root_module: { resources: [{ address: "aws_sagemaker_notebook_instance.n", expressions: {} }], module_calls: {} },
    },
  }),
};

async function measure(file: string, text: string): Promise<Figure> {
  const start = performance.now();
  const read = readTemplate(text, file, new Map());
  const redactor = createRedactor({ salt: "bench" });
  const now = new Date().toISOString();
  const done = await checkTemplates([read], { version: "bench", options: defaultOptions, now, redactor });
  renderTemplateReport("text", done);
  const took = performance.now() - start;
  const failed = done.findings.filter(({ status }) => status === "fail").length;
  return {
    what: `check-template ${file}, ${count} resources, ${failed} fails`,
    measured: seconds(took),
    bound: `< ${seconds(bound)}`,
    holds: took < bound && failed >= (5 * count) / 2,
  };
}

const figures: Figure[] = [];
for (const [file, text] of Object.entries(inputs)) figures.push(await measure(file, text));
report(figures);
