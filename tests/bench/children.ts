/*
 * Processes that a measurement starts. They end with it, however it ends: at its end, when it is interrupted or told to stop, and
 * when the process that started it is gone.
 */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";

const running = new Set<ChildProcess>();

/** Starts Node with these words. With `ipc` in its stdio a child that imports this file notices when we are gone. */
export function startNode(words: readonly string[], options: SpawnOptions): ChildProcess {
  return start(process.execPath, [...process.execArgv, ...words], options);
}

/** Starts another program, which has to end what it starts itself when it is told to stop. */
export function start(command: string, words: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, words, options);
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  process.once(signal, () => process.exit(code));
}
process.once("disconnect", () => process.exit(1));
// To listen for that is no reason to stay.
process.channel?.unref();
process.once("exit", () => {
  for (const child of running) child.kill();
});
