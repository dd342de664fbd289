/*
 * A scan on the command line beside Prowler's of the same simulated account under the same limits, of the kinds that both read. Prowler
 * is the one on the PATH (`pipx install prowler`); where there is none nothing is measured, and that is said.
 */
import { once } from "node:events";
import { access, mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { start } from "./children.ts";
import { count, type Figure, report, seconds } from "./figures.ts";
import { simulated } from "./simulated.ts";

/** What Prowler's service `sagemaker` reads. */
const kinds = "notebook-instance,model,training-job,processing-job,endpoint-config,domain,user-profile";
const regions = ["us-east-1", "eu-west-1", "us-west-2"];

interface Run {
  wallMs: number;
  cpuMs: number;
  peakBytes: number;
  calls: number;
}

/** What the system says that a command and all it started used: of each side alike. */
const measure = `
import json, resource, signal, subprocess, sys, time
began = time.monotonic()
child = subprocess.Popen(sys.argv[2:], stdout=sys.stderr)
signal.signal(signal.SIGTERM, lambda *_: child.terminate())
code = child.wait()
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    json.dump({"code": code, "wallMs": (time.monotonic() - began) * 1000,
               "cpuMs": (used.ru_utime + used.ru_stime) * 1000, "peakBytes": used.ru_maxrss * 1024}, file)
`;

async function prowlerOnPath(): Promise<{ prowler: string; python: string } | undefined> {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const prowler = join(folder, "prowler");
    const found = await access(prowler).then(
      () => realpath(prowler),
      () => undefined,
    );
    if (found) return { prowler: found, python: join(dirname(found), "python3") };
  }
  return undefined;
}

const folder = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));
const installed = await prowlerOnPath();
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
    ...[installed?.prowler ?? "", "aws", "--services", "sagemaker", "--region", ...where],
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
  const file = join(output, "usage.json");
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: simulator.url,
    AWS_ACCESS_KEY_ID: "AKIABENCHBENCHBENCH0",
    AWS_SECRET_ACCESS_KEY: "bench",
    AWS_DEFAULT_REGION: "us-east-1",
  };
  const child = start(installed?.python ?? "", ["-c", measure, file, ...command(output)], {
    env,
    stdio: ["ignore", "ignore", process.env.BENCH_VERBOSE ? "inherit" : "ignore"],
  });
  await once(child, "exit");
  const { code, ...used } = JSON.parse(await readFile(file, "utf8")) as Run & { code: number };
  if (code !== 0) throw new Error(`${command(output)[0]} ended with ${code}.`);
  const calls = Object.values(await simulator.calls()).reduce((sum, one) => sum + one, 0);
  simulator.stop();
  return { ...used, calls };
}
