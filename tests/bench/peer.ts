/* What another tool, or we on the command line beside it, use of the machine. */
import { once } from "node:events";
import { access, readFile, realpath } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { start } from "./children.ts";

export interface Used {
  wallMs: number;
  cpuMs: number;
  peakBytes: number;
}

/** What the system says that a command and all it started used: of each side alike. */
const measure = `
import json, resource, signal, subprocess, sys, time
usage, output, *command = sys.argv[1:]
stdout = open(output, "wb") if output else sys.stderr
began = time.monotonic()
child = subprocess.Popen(command, stdout=stdout)
signal.signal(signal.SIGTERM, lambda *_: child.terminate())
code = child.wait()
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(usage, "w") as file:
    json.dump({"code": code, "wallMs": (time.monotonic() - began) * 1000,
               "cpuMs": (used.ru_utime + used.ru_stime) * 1000, "peakBytes": used.ru_maxrss * 1024}, file)
`;

interface Running {
  python: string;
  /** A file for what is to be told of it. */
  usage: string;
  /** A file for what it prints. */
  output?: string;
  env?: NodeJS.ProcessEnv;
}

/** @throws Error when the command fails. */
export async function usedBy(command: readonly string[], { python, usage, output = "", env }: Running): Promise<Used> {
  const child = start(python, ["-c", measure, usage, output, ...command], {
    env: env ?? process.env,
    stdio: ["ignore", "ignore", process.env.BENCH_VERBOSE ? "inherit" : "ignore"],
  });
  await once(child, "exit");
  const { code, ...used } = JSON.parse(await readFile(usage, "utf8")) as Used & { code: number };
  if (code !== 0) throw new Error(`${command[0]} ended with ${code}.`);
  return used;
}

/** Where a program of the PATH is; undefined where there is none. */
export async function onPath(program: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, program);
    const found = await access(path).then(
      () => realpath(path),
      () => undefined,
    );
    if (found) return found;
  }
  return undefined;
}
