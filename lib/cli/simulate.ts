import { simulate } from "#lib/simulator/command.ts";
import type { Command } from "./command.ts";
import { parseOptions, wholeNumber } from "./options.ts";

export const simulateCommand: Command = async (words, signal) => {
  const options = parseOptions(words, {
    account: { type: "string", default: "demo" },
    size: { type: "string" },
    seed: { type: "string", default: "1" },
    port: { type: "string", default: "4599" },
    latency: { type: "string", default: "0" },
    "no-limits": { type: "boolean", default: false },
  });
  const simulator = await simulate({
    account: options.account,
    ...(options.size !== undefined && { size: wholeNumber("size", options.size, 1, 10_000) }),
    seed: wholeNumber("seed", options.seed, 0, 2 ** 31),
    port: wholeNumber("port", options.port, 0, 65_535),
    latencyMs: wholeNumber("latency", options.latency, 0, 60_000),
    limits: !options["no-limits"],
  });
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  await simulator.close();
  return 0;
};
