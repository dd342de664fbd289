/* A simulated account in a process of its own, so that its work and memory are not counted as the product's. */
import { once } from "node:events";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { generateAccount } from "#lib/simulator/accounts/generate.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { startNode } from "./children.ts";
import { manyAccounts } from "./organization.ts";

export interface Wanted {
  account: "demo" | "1000-jobs" | "many-jobs" | "half-million-jobs" | "hundred-thousand" | "large" | "organization";
  latencyMs: number;
  enforceLimits: boolean;
  /** Leave out the demo's raised quotas: limits as AWS has them. */
  asAwsHasThem?: boolean;
}

export interface Simulated {
  url: string;
  /** Calls so far, by action. */
  calls(): Promise<Readonly<Record<string, number>>>;
  stop(): void;
}

const self = import.meta.filename;
const few = { seed: 7, size: 0.01, regions: ["us-east-1"] } as const;

/**
 * Ten times the same 50,000, each time under other names and a minute earlier: what they hold they share. Some 9,000 in the last 90 days.
 * The quota of Search is raised: at the usual one 5,000 pages take more than half an hour of waiting.
 */
function halfMillionJobs(now: Date) {
  const account = generateAccount({ ...few, now, days: 5_000, trainingJobs: 50_000, raisedLimits: true });
  for (const { sagemaker } of account.regions) {
    sagemaker.trainingJobs = sagemaker.trainingJobs.flatMap((job) =>
      Array.from({ length: 10 }, (_, at) => ({
        ...job,
        TrainingJobName: `${job.TrainingJobName?.slice(0, 60)}-${at}`,
        TrainingJobArn: `${job.TrainingJobArn}-${at}`,
        CreationTime: new Date(Number(job.CreationTime) - at * 60_000),
      })),
    );
  }
  return account;
}

export async function simulated(wanted: Wanted): Promise<Simulated> {
  const child = startNode([self, JSON.stringify(wanted)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [url] = (await once(child, "message")) as [string];
  const calls = async () => {
    child.send("calls");
    const [counted] = (await once(child, "message")) as [Record<string, number>];
    return counted;
  };
  return { url, calls, stop: () => void child.kill() };
}

if (process.argv[1] === self && process.send) {
  const { account: name, latencyMs, enforceLimits, asAwsHasThem } = JSON.parse(process.argv[2] ?? "") as Wanted;
  const now = new Date();
  const made = {
    demo: () => ({ account: demoAccount({ now }) }),
    large: () => ({ account: generateAccount({ seed: 7, size: 20, now, raisedLimits: true }) }),
    // A few roles that serve all: what IAM says of each comes slowly.
    "hundred-thousand": () => ({
      account: generateAccount({ seed: 7, size: 131, roles: 60, now, raisedLimits: true }),
    }),
    "1000-jobs": () => ({ account: generateAccount({ ...few, now, days: 700, trainingJobs: 1_000 }) }),
    "many-jobs": () => ({ account: generateAccount({ ...few, now, days: 700, trainingJobs: 50_000 }) }),
    "half-million-jobs": () => ({ account: halfMillionJobs(now) }),
    organization: () => manyAccounts(now),
  }[name]();
  const { raisedLimits: _raised, ...plain } = made.account;
  const account = asAwsHasThem ? plain : made.account;
  const simulator = await startSimulator({ ...made, account, latencyMs, enforceLimits });
  process.on("message", () => process.send?.(Object.fromEntries(simulator.calls())));
  process.send(simulator.url);
}
