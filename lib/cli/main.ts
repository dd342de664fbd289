import { AppError, explain } from "#lib/errors.ts";
import { visible } from "#lib/invisible.ts";
import type { Command } from "./command.ts";

/** Loaded when asked for: the AWS clients and the simulator take a second that most commands do not need. */
const commands: Record<string, () => Promise<Command>> = {
  remove: async () => (await import("./remove.ts")).removeCommand,
  serve: async () => (await import("./serve.ts")).serveCommand,
  scan: async () => (await import("./scan.ts")).scanCommand,
  report: async () => (await import("./report.ts")).reportCommand,
  kinds: async () => (await import("./kinds.ts")).kindsCommand,
  checks: async () => (await import("./checks.ts")).checksCommand,
  preflight: async () => (await import("./preflight.ts")).preflightCommand,
  policy: async () => (await import("./policy.ts")).policyCommand,
  prevent: async () => (await import("./prevent.ts")).preventCommand,
  "check-template": async () => (await import("./check-template.ts")).checkTemplateCommand,
  "import-events": async () => (await import("./import-events.ts")).importEventsCommand,
  "query-events": async () => (await import("./query-events.ts")).queryEventsCommand,
  "send-findings": async () => (await import("./send-findings.ts")).sendFindingsCommand,
  waivers: async () => (await import("./waivers.ts")).waiversCommand,
  verify: async () => (await import("./verify.ts")).verifyCommand,
  import: async () => (await import("./import.ts")).importCommand,
  "bundle-key": async () => (await import("./bundle-key.ts")).bundleKeyCommand,
  mcp: async () => (await import("./mcp.ts")).mcpCommand,
  simulate: async () => (await import("./simulate.ts")).simulateCommand,
};

const help = async () => (await import("./help.ts")).help;

async function main(): Promise<number> {
  const [name = "", ...words] = process.argv.slice(2);
  if (name === "" || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(await help());
    return name === "" ? 2 : 0;
  }
  const command = commands[name];
  if (!command) throw new AppError("usage", `There is no command "${name}".`, "Run sagewarden help.");
  if (words.includes("--help") || words.includes("-h")) {
    process.stdout.write(await help());
    return 0;
  }
  const abort = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => abort.abort(new AppError("cancelled", "Interrupted.")));
  }
  return (await command())(words, abort.signal);
}

main().then(
  (code) => {
    // Nothing that is still open, a keep-alive socket say, may hold the process.
    process.stdout.write("", () => process.exit(code));
  },
  (error: unknown) => {
    process.stderr.write(`sagewarden: ${visible(explain(error))}\n`);
    if (!(error instanceof AppError) && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exit(error instanceof AppError ? error.exitCode : 1);
  },
);
