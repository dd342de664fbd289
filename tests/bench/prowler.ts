/*
 * A scan on the command line beside Prowler's of the same simulated account under the same limits, of the kinds that both read. Prowler
 * is the one on the PATH (`pipx install prowler`); where there is none nothing is measured, and that is said.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { count, type Figure, report, seconds } from "./figures.ts";
import { onPath, type Used, usedBy } from "./peer.ts";
import { simulated } from "./simulated.ts";

/** What Prowler's service `sagemaker` reads. */
const kinds = "notebook-instance,model,training-job,processing-job,endpoint-config,domain,user-profile";
const regions = ["us-east-1", "eu-west-1", "us-west-2"];

interface Run extends Used {
  calls: number;
}

const folder = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));
const installed = await onPath("prowler");
const figures: Figure[] = [];
if (!installed) process.stderr.write("Prowler is not on the PATH: nothing was measured beside it.\n");
else {
  figures.push(...(await sideBySide("the demo account", "demo", regions)));
  figures.push(...(await sideBySide("1,000 finished training jobs", "1000-jobs", ["us-east-1"])));
}
await rm(folder, { recursive: true });
report(figures);
process.exit(0);

async function sideBySide(what: string, account: "demo" | "1000-jobs", where: string[]) {
  const ours = await run(account, (output) => [
    ...[process.execPath, "lib/cli/main.ts", "scan", `--kinds=${kinds}`, `--regions=${where.join(",")}`],
    // Prowler knows no horizon: it reads all jobs.
    ...["--horizon=all", `--output=${join(output, "report.json")}`],
  ]);
  const theirs = await run(account, (output) => [
    ...[installed ?? "", "aws", "--services", "sagemaker", "--region", ...where],
    ...["--output-formats", "json-ocsf", "--output-directory", output, "--ignore-exit-code-3", "--no-banner"],
  ]);
  const line = (name: string, measured: number, peer: number, shown: (value: number) => string): Figure => ({
    what: `Beside Prowler, ${what}: ${name}`,
    measured: shown(measured),
    bound: `at most Prowler's: ${shown(peer)}`,
    holds: measured <= peer,
  });
  return [
    line("wall time", ours.wallMs, theirs.wallMs, seconds),
    line("processor time", ours.cpuMs, theirs.cpuMs, seconds),
    line("calls", ours.calls, theirs.calls, count),
    line("peak memory (resident)", ours.peakBytes, theirs.peakBytes, (bytes) => `${count(bytes / 2 ** 20)} MB`),
  ];
}

async function run(account: "demo" | "1000-jobs", command: (output: string) => string[]): Promise<Run> {
  const simulator = await simulated({ account, latencyMs: 20, enforceLimits: true, asAwsHasThem: true });
  const output = await mkdtemp(join(folder, "run-"));
  const usage = join(output, "usage.json");
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: simulator.url,
    AWS_ACCESS_KEY_ID: "AKIABENCHBENCHBENCH0",
    AWS_SECRET_ACCESS_KEY: "bench",
    AWS_DEFAULT_REGION: "us-east-1",
  };
  // The Python that Prowler runs on.
  const python = join(dirname(installed ?? ""), "python3");
  const used = await usedBy(command(output), { python, usage, env });
  const calls = Object.values(await simulator.calls()).reduce((sum, one) => sum + one, 0);
  simulator.stop();
  return { ...used, calls };
}
