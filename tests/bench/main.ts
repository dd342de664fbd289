/*
 * `npm run bench [name …]`: measures what the README claims, each figure beside its bound. Every measurement runs in a
 * process of its own, so that one's memory is not another's, and that ends when this one does.
 */
import { cpus, totalmem } from "node:os";
import { startNode } from "./children.ts";
import type { Figure } from "./figures.ts";

const benches = [
  ...["demo-scan", "calls", "many-accounts", "command-line", "many-jobs", "half-million-jobs", "evaluation", "graph"],
  ...[
    "import-events",
    "trail-logs",
    "history",
    "many-events",
    "findings-page",
    "many-clients",
    "first-load",
    "screens",
  ],
  ...["prowler", "watch", "report-formats", "check-template"],
];
const wanted = process.argv.slice(2);

function run(name: string): Promise<Figure[]> {
  return new Promise((resolve, reject) => {
    const child = startNode([`tests/bench/${name}.ts`], { stdio: ["ignore", "pipe", "inherit", "ipc"] });
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) resolve(JSON.parse(output) as Figure[]);
      else reject(new Error(`${name} ended with ${code}.`));
    });
  });
}

const processor = cpus()[0]?.model.trim() ?? "unknown processor";
const print = (line: string) => process.stdout.write(`${line}\n`);
print(
  `Node ${process.version}, ${cpus().length} × ${processor}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${new Date().toISOString().slice(0, 10)}\n`,
);
print("| Figure | Measured | Bound | |");
print("|---|---|---|---|");
let allHold = true;
for (const name of wanted.length > 0 ? wanted : benches) {
  for (const { what, measured, bound, holds } of await run(name)) {
    print(`| ${what} | ${measured} | ${bound} | ${holds ? "holds" : "missed"} |`);
    allHold &&= holds;
  }
}
process.exit(allHold ? 0 : 1);
