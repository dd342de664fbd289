import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";

const module = new URL("../../lib/cli/unheard.ts", import.meta.url).href;

/** Talks without end, on both, and ends with 7 when it is asked to. */
const talker = (before: string) =>
  `${before}; process.once("SIGTERM", () => process.exit(7));
   setInterval(() => { process.stdout.write("out\\n"); process.stderr.write("err\\n"); }, 5);`;

async function endOf(script: string): Promise<number | null> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  await Promise.all([once(child.stdout, "data"), once(child.stderr, "data")]);
  child.stdout.destroy();
  child.stderr.destroy();
  await Promise.race([ended, sleep(500)]);
  child.kill("SIGTERM");
  const [code] = await ended;
  return code;
}

it("whose listeners are gone goes on, and ends when it is asked to", async () => {
  expect(await endOf(talker(`import { goOnUnheard } from "${module}"; goOnUnheard()`))).toBe(7);
  expect(await endOf(talker("void 0"))).toBe(1);
});
