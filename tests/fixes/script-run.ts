import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsCli } from "./aws-cli.ts";
import { runJq } from "./run-fix.ts";

/** `aws` and `jq` as scripts that hand over their words, and what they are given to read, and print what is answered. */
const stub = `#!/usr/bin/env bash
input=
if [[ \${0##*/} == jq && -p /dev/stdin && " $* " != *" --null-input "* ]]; then input=$(cat); fi
exec 3<> "/dev/tcp/127.0.0.1/$STUB_PORT"
printf '%s\\0' "$(( $# + 3 ))" "\${0##*/}" "$PWD" "$input" "$@" >&3
read -r status <&3
cat <&3
exit "$status"
`;

export interface ScriptRun {
  code: number | null;
  stderr: string;
  /** The words of every call of the AWS CLI, in order. */
  calls: string[][];
  /** Files that it left beside itself. */
  files: string[];
}

export interface ScriptOptions {
  account: string;
  environment: Record<string, string>;
  /** Of the simulated account; without it every call is answered with nothing. */
  endpoint?: string;
}

/** Runs a script in bash itself, with an AWS CLI that calls the simulated account. */
export async function runScript(text: string, { account, environment, ...asked }: ScriptOptions): Promise<ScriptRun> {
  const directory = mkdtempSync(join(tmpdir(), "sagewarden-plan-"));
  const calls: string[][] = [];
  const server = createServer((socket) => answer(socket, { ...asked, account, calls }));
  try {
    for (const program of ["aws", "jq"]) {
      writeFileSync(join(directory, program), stub);
      chmodSync(join(directory, program), 0o755);
    }
    writeFileSync(join(directory, "plan.sh"), text);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const port = String((server.address() as AddressInfo).port);
    const env = { ...environment, PATH: `${directory}:/usr/bin:/bin`, STUB_PORT: port, TMPDIR: directory };
    const child = spawn("bash", [join(directory, "plan.sh")], {
      cwd: directory,
      env: env as unknown as NodeJS.ProcessEnv,
    });
    // A person who says yes to whatever is asked.
    child.stdin.on("error", () => undefined);
    child.stdin.end(`${account}\n${"\n".repeat(1_000)}`);
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.stdout.resume();
    const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
    const files = readdirSync(directory).filter((file) => !["aws", "jq", "plan.sh"].includes(file));
    return { code, stderr, calls, files };
  } finally {
    server.close();
    rmSync(directory, { recursive: true });
  }
}

interface Answering {
  endpoint?: string;
  account: string;
  calls: string[][];
}

function answer(socket: Socket, { endpoint, account, calls }: Answering): void {
  let text = "";
  socket.setEncoding("utf8");
  socket.on("error", () => undefined);
  socket.on("data", async (chunk: string) => {
    text += chunk;
    const [count, program = "", directory = "", input = "", ...words] = text.split("\0").slice(0, -1);
    if (count === undefined || 3 + words.length < Number(count)) return;
    // A file that a person has put something into.
    const files = { get: (name: string) => fileIn(directory, name) ?? "chosen" };
    try {
      if (program === "aws") calls.push(words);
      const output =
        program === "jq"
          ? await runJq(words, input, files)
          : words[0] === "sts"
            ? account
            : endpoint === undefined
              ? "{}"
              : await new AwsCli(endpoint, files).run(["aws", ...words]);
      socket.end(`0\n${output}`);
    } catch (error) {
      calls.push([`refused: ${error instanceof Error ? error.message : error}`]);
      socket.end("255\n");
    }
  });
}

function fileIn(directory: string, name: string): string | undefined {
  try {
    return readFileSync(join(directory, name), "utf8");
  } catch {
    return undefined;
  }
}
