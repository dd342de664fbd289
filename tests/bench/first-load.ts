/* JavaScript that each screen loads at first, compressed as a browser gets it. */
import { once } from "node:events";
import { globSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { startNode } from "./children.ts";
import { report } from "./figures.ts";

const port = 38_331;
const token = "bench-sign-in-token-bench";
const dataDir = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));
const env = { ...process.env, PORT: String(port), SAGEWARDEN_TOKEN: token, SAGEWARDEN_DATA: dataDir };
const server = startNode(["lib/cli/main.ts", "serve", "--demo"], {
  env,
  stdio: ["ignore", "ignore", "inherit"],
});
const base = `http://127.0.0.1:${port}`;
const headers = { authorization: `Bearer ${token}` };

async function ready(): Promise<void> {
  for (let attempt = 0; attempt < 240; attempt++) {
    const text = await fetch(`${base}/api/v1/scans`, { headers }).then(
      (answer) => answer.text(),
      () => "",
    );
    if (text.includes('"state":"completed"')) return;
    await sleep(250);
  }
  throw new Error("The dashboard did not come up; run npm run build first.");
}

await ready();
/** Every page there is, the screens among them; one that shows a thing by its id has the id of the scan of the demo account. */
const { rows } = (await (await fetch(`${base}/api/v1/scans`, { headers })).json()) as { rows: { id: string }[] };
const folder = "app/(dashboard)";
const paths = globSync("**/page.tsx", { cwd: folder }).map((file) =>
  `/${dirname(file)}`.replace(/^\/\.$/, "/").replace("[id]", rows[0]?.id ?? ""),
);
let largest = { path: "", files: 0, gzip: 0, brotli: 0 };
for (const path of paths) {
  const answer = await fetch(base + path, { headers });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  const html = await answer.text();
  // What is for browsers without modules alone, no browser that can show the pages asks for.
  const tags = [...html.matchAll(/<script[^>]* src="(\/_next\/static\/[^"]+\.js[^"]*)"[^>]*>/g)];
  const scripts = [...new Set(tags.filter(([tag]) => !/nomodule/i.test(tag)).map((match) => match[1] ?? ""))];
  let gzip = 0;
  let brotli = 0;
  for (const script of scripts) {
    const body = Buffer.from(await (await fetch(base + script, { headers })).arrayBuffer());
    gzip += gzipSync(body).length;
    brotli += brotliCompressSync(body).length;
  }
  if (gzip > largest.gzip) largest = { path, files: scripts.length, gzip, brotli };
}
server.kill();
await once(server, "exit");
await rm(dataDir, { recursive: true });
const kb = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`;
report([
  {
    what: `First-load JavaScript of the screen that loads most, ${largest.path} (${largest.files} files)`,
    measured: `${kb(largest.gzip)} gzip, ${kb(largest.brotli)} brotli`,
    bound: "under 250 KB compressed",
    holds: largest.gzip < 250_000,
  },
]);
process.exit(0);
