import { afterAll } from "vitest";
import { type Simulator, type SimulatorOptions, startSimulator } from "#lib/simulator/server.ts";
import { now } from "./fixture/names.ts";
import { account } from "./fixture.ts";

interface Choices {
  region?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  maxAttempts?: number;
}

/** Settings that point a real SDK client at a simulator. One attempt, so that refusals show at once. */
export function at(simulator: Simulator, choices: Choices = {}) {
  return {
    endpoint: simulator.url,
    region: "us-east-1",
    credentials: { accessKeyId: "AKIATEST", secretAccessKey: "secret" },
    maxAttempts: 1,
    forcePathStyle: true,
    ...choices,
  };
}

/** A simulator of the fixture account, without limits, at the fixture's time; closed after the file's tests. */
export async function simulated(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({ account, enforceLimits: false, now: () => now, ...options });
  afterAll(() => simulator.close());
  return simulator;
}

/** What a failed call says: its code, message and HTTP status. */
export async function failureOf(call: Promise<unknown>): Promise<{ code: string; message: string; status: number }> {
  try {
    await call;
  } catch (error) {
    const failure = error as Error & { Code?: string; $metadata?: { httpStatusCode?: number } };
    return { code: failure.name, message: failure.message, status: failure.$metadata?.httpStatusCode ?? 0 };
  }
  throw new Error("The call did not fail.");
}
