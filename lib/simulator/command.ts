import { AppError } from "#lib/errors.ts";
import type { SimulatedAccount } from "./account.ts";
import { readAccountFile } from "./account-file.ts";
import { demoAccount } from "./accounts/demo.ts";
import { generateAccount } from "./accounts/generate.ts";
import { type Simulator, startSimulator } from "./server.ts";

interface SimulateOptions {
  /** `demo`, or the path of an account file (see account-file.ts). */
  account: string;
  /** Instead of the demo, an account drawn at random, this many times as large; the same seed draws the same. */
  size?: number;
  seed?: number;
  port: number;
  latencyMs?: number;
  /** Enforce AWS's rate limits. */
  limits?: boolean;
}

/**
 * Serves an account until the simulator is closed, and prints how to reach it.
 * @throws AppError when the file is malformed or the port is taken
 */
export async function simulate(options: SimulateOptions): Promise<Simulator> {
  const account = await accountOf(options);
  const { port, latencyMs = 0, limits = true } = options;
  const simulator = await startSimulator({ account, port, latencyMs, enforceLimits: limits });
  process.stdout.write(invitation(account, simulator.url));
  return simulator;
}

async function accountOf({ account, size, seed = 1 }: SimulateOptions): Promise<SimulatedAccount> {
  if (account !== "demo" && size !== undefined) {
    throw new AppError("usage", "An account from a file has the size it has.", "Leave out --size or --account.");
  }
  if (account !== "demo") return readAccountFile(account);
  return size === undefined ? demoAccount() : generateAccount({ seed, size });
}

/** The first line says where it is; the rest can be pasted into a shell. */
function invitation({ id, regions }: SimulatedAccount, url: string): string {
  const names = regions.map(({ name }) => name);
  const region = names[0] ?? "us-east-1";
  return [
    `Simulated AWS account ${id} at ${url} with ${names.join(", ")}. Any AWS client can use it:`,
    `export AWS_ENDPOINT_URL=${url} AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
    "export AWS_ACCESS_KEY_ID=AKIAEXAMPLE AWS_SECRET_ACCESS_KEY=example",
    "",
  ].join("\n");
}
