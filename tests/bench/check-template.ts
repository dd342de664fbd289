/*
 * A template and a plan of 200 notebooks, judged by every check in one process: the time after it has started. Then the same files on
 * the command line, beside Checkov, start included. Checkov is what `CHECKOV` names, or the one on the PATH (`pipx install checkov`); where
 * there is none nothing is measured beside it, and that is said.
 */
import { once } from "node:events";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import { readTemplate } from "#lib/templates/check-file.ts";
import { checkTemplates } from "#lib/templates/check-templates.ts";
import { renderTemplateReport } from "#lib/templates/report/formats.ts";
import { start } from "./children.ts";
import { type Figure, report, seconds } from "./figures.ts";

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
  const done = await checkTemplates([read], { version: "bench", options: defaultOptions, now, redactor });
  renderTemplateReport("text", done);
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

interface Used {
  wallMs: number;
  cpuMs: number;
}

/** What the system says that a command and all it started used: of each side alike. */
const measured = `
import json, resource, subprocess, sys, time
began = time.monotonic()
with open(sys.argv[2], "wb") as output: code = subprocess.call(sys.argv[3:], stdout=output)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    json.dump({"code": code, "wallMs": (time.monotonic() - began) * 1000,
               "cpuMs": (used.ru_utime + used.ru_stime) * 1000}, file)
`;

const firstNames = ["Nb0", `${type}.n[0]`];

/** The better of three: the first fills caches of either side, and the machine may have other work. */
async function used(folder: string, command: readonly string[], rounds = 3): Promise<Used> {
  const usage = join(folder, "usage.json");
  const output = join(folder, "output.json");
  let best: Used = { wallMs: Number.POSITIVE_INFINITY, cpuMs: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round += 1) {
    const child = start("python3", ["-c", measured, usage, output, ...command], {
      stdio: ["ignore", "ignore", process.env.BENCH_VERBOSE ? "inherit" : "ignore"],
    });
    await once(child, "exit");
    const { code, wallMs, cpuMs } = JSON.parse(await readFile(usage, "utf8")) as Used & { code: number };
    if (code !== 0) throw new Error(`${command[0]} ended with ${code}.`);
    // Who reads nothing of a file is quick as well.
    const said = await readFile(output, "utf8");
    if (!firstNames.some((name) => said.includes(name))) throw new Error(`${command[0]} judged no notebook.`);
    best = { wallMs: Math.min(best.wallMs, wallMs), cpuMs: Math.min(best.cpuMs, cpuMs) };
  }
  return best;
}

async function beside(checkov: string, folder: string, file: string, text: string): Promise<Figure[]> {
  const path = join(folder, file);
  await writeFile(path, text);
  const cli = [process.execPath, ...process.execArgv, "lib/cli/main.ts", "check-template", path, "--format=json"];
  const ours = await used(folder, cli);
  const quiet = ["--output=json", "--quiet", "--compact", "--soft-fail", "--skip-download"];
  const theirs = await used(folder, [checkov, `--file=${path}`, ...quiet]);
  const line = (name: string, mine: number, peer: number): Figure => ({
    what: `Beside Checkov, ${file}, ${count} resources, start included: ${name}`,
    measured: `${seconds(mine)}, ${(peer / mine).toFixed(1)} × as quick`,
    bound: `${quicker} × as quick as Checkov's ${seconds(peer)}`,
    holds: mine * quicker <= peer,
  });
  return [line("wall time", ours.wallMs, theirs.wallMs), line("processor time", ours.cpuMs, theirs.cpuMs)];
}

async function checkovHere(): Promise<string | undefined> {
  if (process.env.CHECKOV) return process.env.CHECKOV;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const checkov = join(folder, "checkov");
    const isThere = await access(checkov).then(
      () => true,
      () => false,
    );
    if (isThere) return checkov;
  }
  return undefined;
}

const figures: Figure[] = [];
for (const [file, text] of Object.entries(inputs)) figures.push(await measure(file, text));
const checkov = await checkovHere();
if (!checkov)
  process.stderr.write("Checkov is not on the PATH, and CHECKOV names none: nothing was measured beside it.\n");
else {
  const folder = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));
  for (const [file, text] of Object.entries(inputs)) figures.push(...(await beside(checkov, folder, file, text)));
  await rm(folder, { recursive: true });
}
report(figures);
