import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The shells of this machine that printed commands are tried in. */
export const shells = ["bash", "dash", "sh"].filter((shell) => spawnSync(shell, ["-c", ":"]).status === 0);

export interface StubRun {
  output: string;
  /** The arguments of every call of a program, in order. */
  calls: Record<"aws" | "jq", string[][]>;
  /** The files it left. */
  files: string[];
}

/** A place where `aws` and `jq` only record what they were called with. */
export class StubShell {
  readonly #directory = mkdtempSync(join(tmpdir(), "sagewarden-"));
  /** Functions of the shell itself: a process for each call took most of the time. */
  readonly #functions: string;

  constructor() {
    const record = (program: string) => `printf '%s\\0' "$#" "$@" >> "${this.#directory}/argv-${program}"`;
    const bodies = { aws: record("aws"), jq: `${record("jq")}; while read -r _; do :; done` };
    this.#functions = Object.entries(bodies)
      .map(([program, body]) => `${program}() { ${body}; }\n`)
      .join("");
    // Whoever calls them in another way than by a line of its own meets programs.
    for (const [program, body] of Object.entries(bodies)) {
      writeFileSync(join(this.#directory, program), `#!/bin/sh\n${body}\n`);
      chmodSync(join(this.#directory, program), 0o755);
    }
  }

  run(shell: string, text: string): StubRun {
    const cwd = mkdtempSync(join(this.#directory, "run-"));
    const env = { ...process.env, PATH: `${this.#directory}:/usr/bin:/bin` };
    // As a file: an argument may not be as long as the fixes of all checks are.
    const script = join(this.#directory, "commands.sh");
    writeFileSync(script, `${this.#functions}${text}`);
    const output = execFileSync(shell, [script], { cwd, encoding: "utf8", env });
    return { output, calls: { aws: this.#recorded("aws"), jq: this.#recorded("jq") }, files: readdirSync(cwd) };
  }

  close(): void {
    rmSync(this.#directory, { recursive: true });
  }

  #recorded(program: string): string[][] {
    const file = join(this.#directory, `argv-${program}`);
    // Made here when nothing was called.
    writeFileSync(file, "", { flag: "a" });
    const words = readFileSync(file, "utf8").split("\0").slice(0, -1);
    const calls: string[][] = [];
    for (let at = 0; at < words.length; at += 1 + Number(words[at])) {
      calls.push(words.slice(at + 1, at + 1 + Number(words[at])));
    }
    rmSync(file);
    return calls;
  }
}
