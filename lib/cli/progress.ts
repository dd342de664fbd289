import { setTimeout as sleep } from "node:timers/promises";
import type { ScanProgress } from "#lib/store/views.ts";

/** Shows a scan's progress on stderr: one line that is redrawn on a terminal, a line a phase elsewhere. */
export function showProgress(ask: () => Promise<ScanProgress | undefined>): () => Promise<void> {
  const stop = new AbortController();
  const isTerminal = process.stderr.isTTY;
  let lastPhase = "";
  const loop = (async () => {
    while (!stop.signal.aborted) {
      const progress = await ask();
      if (progress) {
        const { phase, steps, calls, evaluated } = progress;
        const done = steps.filter((step) => step.state === "done" || step.state === "failed").length;
        const read = steps.reduce((total, step) => total + step.read, 0);
        if (isTerminal) {
          process.stderr.write(
            `\r\u001b[K${phase}  ${done}/${steps.length} kinds  ${read} read  ${calls} calls  ${evaluated} verdicts`,
          );
        } else if (phase !== lastPhase) {
          process.stderr.write(`${phase}\n`);
        }
        lastPhase = phase;
      }
      await sleep(isTerminal ? 200 : 500, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stop.abort();
    await loop;
    if (isTerminal) process.stderr.write("\r\u001b[K");
  };
}
