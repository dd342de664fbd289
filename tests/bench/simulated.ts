/* A simulated account in a process of its own, so that its work and memory are not counted as the product's. */
import { once } from "node:events";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { generateAccount } from "#lib/simulator/accounts/generate.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { startNode } from "./children.ts";
import { manyAccounts } from "./organization.ts";

export interface Wanted {
  account: "demo" | "5000-jobs" | "many-jobs" | "large" | "organization";
  latencyMs: number;
  enforceLimits: boolean;
  /** Leave out the demo's raised quotas: limits as AWS has them. */
  asAwsHasThem?: boolean;
}

export interface Simulated {
  url: string;
  /** Requests answered so far. */
  calls(): Promise<number>;
  stop(): void;
}

const self = import.meta.filename;

export async function simulated(wanted: Wanted): Promise<Simulated> {
  const child = startNode([self, JSON.stringify(wanted)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [url] = (await once(child, "message")) as [string];
  return {
    url,
    calls: async () => {
      child.send("calls");
      const [calls] = (await once(child, "message")) as [number];
      return calls;
    },
    stop: () => void child.kill(),
  };
}

if (process.argv[1] === self && process.send) {
  const { account: name, latencyMs, enforceLimits, asAwsHasThem } = JSON.parse(process.argv[2] ?? "") as Wanted;
  const now = new Date();
  const jobs = (trainingJobs: number) => ({
    account: generateAccount({ seed: 7, size: 0.01, now, days: 700, regions: ["us-east-1"], trainingJobs }),
  });
  const made = {
    demo: () => ({ account: demoAccount({ now }) }),
    large: () => ({ account: generateAccount({ seed: 7, size: 20, now, raisedLimits: true }) }),
    "many-jobs": () => jobs(50_000),
    "5000-jobs": () => jobs(5_000),
    organization: () => manyAccounts(now),
  }[name]();
  const { raisedLimits: _raised, ...plain } = made.account;
  const account = asAwsHasThem ? plain : made.account;
  const simulator = await startSimulator({ ...made, account, latencyMs, enforceLimits });
  process.on("message", () => {
    process.send?.([...simulator.calls().values()].reduce((sum, calls) => sum + calls, 0));
  });
  process.send(simulator.url);
}
