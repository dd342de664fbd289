/* The thread of the embedded database, on a disk that is full while there is a file `full` beside the database. */
import fs from "node:fs";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";

let full = "";
parentPort?.on("message", (request: { call: string; folder?: string }) => {
  if (request.folder) full = join(request.folder, "../full");
});
const write = fs.writeSync;
fs.writeSync = ((...words: Parameters<typeof write>) => {
  if (fs.existsSync(full)) {
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", errno: -28 });
  }
  return write(...words);
}) as typeof write;
await import("#lib/store/embedded-thread.ts");
