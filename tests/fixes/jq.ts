import { createRequire } from "node:module";
import type { raw } from "jq-wasm";

const require = createRequire(import.meta.url);
const callsPerInstance = 40;
let run: typeof raw | undefined;
let calls = 0;

/** jq itself, compiled to WebAssembly. Its one instance runs out of room after some hundred calls, so it is renewed. */
export async function jq(input: string, filter: string, flags: string[]): Promise<string> {
  if (!run || calls++ % callsPerInstance === 0) {
    for (const file of Object.keys(require.cache)) if (file.includes("/jq-wasm/")) delete require.cache[file];
    run = (require("jq-wasm") as { raw: typeof raw }).raw;
  }
  return run(input, filter, flags);
}
