/*
 * A template and a plan of 200 notebooks, judged by every check in one process: the time after it has started. Then the same files on
 * the command line, beside Checkov, start included. Checkov is what `CHECKOV` names, or the one on the PATH (`pipx install checkov`); where
 * there is none nothing is measured beside it, and that is said.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { checks } from "#lib/checks/index.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import { readTemplate } from "#lib/templates/check-file.ts";
import { checkTemplates } from "#lib/templates/check-templates.ts";
import { renderTemplateReport } from "#lib/templates/report/formats.ts";
import { nodeFlagsFor } from "../../scripts/node-flags.mjs";
import { type Figure, report, seconds } from "./figures.ts";
import { onPath, usedBy } from "./peer.ts";

const bound = 1_000;
/** How much quicker than Checkov. */
const quicker = 5;
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

const type = "aws_sagemaker_notebook_instance";

function planned(at: number) {
  const values = {
    name: `nb-${at}`,
    role_arn: role,
    direct_internet_access: at % 2 === 0 ? "Enabled" : "Disabled",
    root_access: at % 2 === 0 ? "Enabled" : "Disabled",
    kms_key_id: at % 2 === 0 ? null : key,
    subnet_id: at % 2 === 0 ? null : "subnet-0a1b2c3d",
  };
  const address = `${type}.n[${at}]`;
  const provider_name = "registry.terraform.io/hashicorp/aws";
  return { address, mode: "managed", type, name: "n", index: at, provider_name, values };
}

function changed({ values: after, ...resource }: ReturnType<typeof planned>) {
  const after_unknown = { arn: true, id: true, platform_identifier: true };
  return { ...resource, change: { actions: ["create"], before: null, after, after_unknown, after_sensitive: {} } };
}

const every = Array.from({ length: count }, (_, at) => at);
const inputs = {
  "template.yaml": `Resources:\n${every.map(notebook).join("\n")}\n`,
  "plan.json": JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    // Checkov takes these for what is planned, and we what changes.
    planned_values: { root_module: { resources: every.map(planned) } },
    resource_changes: every.map((at) => changed(planned(at))),
    configuration: {
      root_module: {
        resources: [{ address: `${type}.n`, mode: "managed", type, name: "n", expressions: {} }],
        module_calls: {},
      },
    },
  }),
};

async function measure(file: string, text: string): Promise<Figure> {
  const start = performance.now();
  const startCpu = process.threadCpuUsage();
  const read = readTemplate(text, file, new Map());
  const redactor = createRedactor({ salt: "bench" });
  const now = new Date().toISOString();
  const done = await checkTemplates([read], { version: "bench", checks, options: defaultOptions, now, redactor });
  await renderTemplateReport("text", done);
  const took = performance.now() - start;
  const { user, system } = process.threadCpuUsage(startCpu);
  const failed = done.findings.filter(({ status }) => status === "fail").length;
  return {
    what: `check-template ${file}, ${count} resources, ${failed} fails`,
    measured: `${seconds(took)} (${seconds((user + system) / 1_000)} of one core)`,
    bound: `< ${seconds(bound)}`,
    holds: took < bound && failed >= (5 * count) / 2,
  };
}

const firstNames = ["Nb0", `${type}.n[0]`];

/** The best of three: the first fills caches of either side, and the machine may have other work. */
async function best(folder: string, command: readonly string[]): Promise<{ wallMs: number; cpuMs: number }> {
  const [usage, output] = [join(folder, "usage.json"), join(folder, "output.json")];
  const [wall, cpu]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round += 1) {
    const { wallMs, cpuMs } = await usedBy(command, { python: "python3", usage, output });
    // Who reads nothing of a file is quick as well.
    const said = await readFile(output, "utf8");
    if (!firstNames.some((name) => said.includes(name))) throw new Error(`${command[0]} judged no notebook.`);
    wall.push(wallMs);
    cpu.push(cpuMs);
  }
  return { wallMs: Math.min(...wall), cpuMs: Math.min(...cpu) };
}

async function beside(checkov: string, folder: string, file: string, text: string): Promise<Figure[]> {
  const path = join(folder, file);
  await writeFile(path, text);
  const words = ["lib/cli/main.ts", "check-template", path, "--format=json"];
  const ours = await best(folder, [process.execPath, ...nodeFlagsFor(words), ...words]);
  const quiet = ["--output=json", "--quiet", "--compact", "--soft-fail", "--skip-download"];
  const theirs = await best(folder, [checkov, `--file=${path}`, ...quiet]);
  const line = (name: string, mine: number, peer: number): Figure => ({
    what: `Beside Checkov, ${file}, ${count} resources, start included: ${name}`,
    measured: `${seconds(mine)}, ${(peer / mine).toFixed(1)} × as quick`,
    bound: `${quicker} × as quick as Checkov's ${seconds(peer)}`,
    holds: mine * quicker <= peer,
  });
  return [line("wall time", ours.wallMs, theirs.wallMs), line("processor time", ours.cpuMs, theirs.cpuMs)];
}

const figures: Figure[] = [];
for (const [file, text] of Object.entries(inputs)) figures.push(await measure(file, text));
const checkov = process.env.CHECKOV || (await onPath("checkov"));
if (!checkov)
  process.stderr.write("Checkov is not on the PATH, and CHECKOV names none: nothing was measured beside it.\n");
else {
  const folder = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));
  for (const [file, text] of Object.entries(inputs)) figures.push(...(await beside(checkov, folder, file, text)));
  await rm(folder, { recursive: true });
}
report(figures);
