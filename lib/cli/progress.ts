import { plural } from "#lib/format.ts";
import type { ScanProgress } from "#lib/store/views.ts";

/* How far scans are, on stderr: one line that is redrawn on a terminal, a line a phase elsewhere. */

const clear = "\r\u001b[K";

export interface Shown {
  show(progress: ScanProgress): void;
  end(): void;
}

export function progressLine(): Shown {
  const isTerminal = process.stderr.isTTY;
  let lastPhase = "";
  return {
    show(progress) {
      const { phase, calls, evaluated } = progress;
      if (isTerminal) {
        const { done, steps, read } = countsOf([progress]);
        process.stderr.write(
          `${clear}${phase}  ${done}/${steps} kinds  ${read} read  ${calls} calls  ${evaluated} verdicts`,
        );
      } else if (phase !== lastPhase) process.stderr.write(`${phase}\n`);
      lastPhase = phase;
    },
    end() {
      if (isTerminal) process.stderr.write(clear);
    },
  };
}

/** The same of several scans at once: all of them in the one line, and elsewhere each line says of which. */
export function progressOfSeveral(total: number): { of(label: string): Shown; say(message: string): void } {
  const isTerminal = process.stderr.isTTY;
  const running = new Map<string, ScanProgress>();
  let ended = 0;
  const draw = () => {
    const { done, steps, read, calls } = countsOf([...running.values()]);
    process.stderr.write(
      `${clear}${ended}/${plural(total, "account")}  ${running.size} at once: ${done}/${steps} kinds  ${read} read  ${calls} calls`,
    );
  };
  return {
    of: (label) => ({
      show(progress) {
        const isNews = running.get(label)?.phase !== progress.phase;
        running.set(label, progress);
        if (isTerminal) draw();
        else if (isNews) process.stderr.write(`${label}: ${progress.phase}\n`);
      },
      end() {
        ended++;
        running.delete(label);
        if (isTerminal) process.stderr.write(clear);
      },
    }),
    say: (message) => void process.stderr.write(`${isTerminal ? clear : ""}${message}\n`),
  };
}

function countsOf(all: readonly ScanProgress[]) {
  const steps = all.flatMap((progress) => progress.steps);
  return {
    steps: steps.length,
    done: steps.filter(({ state }) => state === "done" || state === "failed").length,
    read: steps.reduce((total, step) => total + step.read, 0),
    calls: all.reduce((total, { calls }) => total + calls, 0),
  };
}
