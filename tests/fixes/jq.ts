import { raw } from "jq-wasm";

/** jq itself, compiled to WebAssembly. @throws Error with what it said, when it failed */
export async function jq(input: string, filter: string, flags: string[]): Promise<string> {
  const { stdout, stderr, exitCode } = await raw(input, filter, flags);
  if (exitCode !== 0) throw new Error(stderr);
  return stdout;
}
