import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Nothing of the machine's own AWS settings, and no metadata service: only what a test says. */
const bare = { PATH: process.env.PATH, HOME: "/nonexistent", AWS_EC2_METADATA_DISABLED: "true", NODE_NO_WARNINGS: "1" };

/** As `npm run sagewarden` does: starting takes a third as long when what was compiled once is kept. */
export const compiled = { NODE_COMPILE_CACHE: join(import.meta.dirname, "../../node_modules/.cache/compiled") };

export const keys = {
  AWS_ACCESS_KEY_ID: "AKIATESTTESTTESTTEST",
  AWS_SECRET_ACCESS_KEY: "a-secret-that-must-not-be-seen",
};

/** Runs the command line as a user does, in a process of its own. */
export async function runCli(words: string[], environment: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, ["lib/cli/main.ts", ...words], {
    env: { ...bare, ...compiled, ...environment } as unknown as NodeJS.ProcessEnv,
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
}
