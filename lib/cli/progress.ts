import { setTimeout as sleep } from "node:timers/promises";
import type { ScanProgress } from "#lib/store/views.ts";

/** How far a scan is, on stderr: one line that is redrawn on a terminal, a line a phase elsewhere. */
export function progressLine(): { show(progress: ScanProgress): void; end(): void } {
  const isTerminal = process.stderr.isTTY;
  let lastPhase = "";
  return {
    show({ phase, steps, calls, evaluated }) {
      if (isTerminal) {
        const done = steps.filter((step) => step.state === "done" || step.state === "failed").length;
        const read = steps.reduce((total, step) => total + step.read, 0);
        process.stderr.write(
          `\r\u001b[K${phase}  ${done}/${steps.length} kinds  ${read} read  ${calls} calls  ${evaluated} verdicts`,
        );
      } else if (phase !== lastPhase) {
        process.stderr.write(`${phase}\n`);
      }
      lastPhase = phase;
    },
    end() {
      if (isTerminal) process.stderr.write("\r\u001b[K");
    },
  };
}

/** Asks for a scan's progress again and again, and shows it, until it is told to stop. */
export function followProgress(ask: () => Promise<ScanProgress | undefined>): () => Promise<void> {
  const stop = new AbortController();
  const line = progressLine();
  const loop = (async () => {
    while (!stop.signal.aborted) {
      const progress = await ask();
      if (progress) line.show(progress);
      await sleep(process.stderr.isTTY ? 200 : 500, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stop.abort();
    await loop;
    line.end();
  };
}
