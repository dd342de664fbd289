/*
 * What `npm start`, `npm test` and the other scripts run through: on any Node from 20 on it installs what is missing,
 * then hands over to the Node that package.json pins. Plain JavaScript without dependencies, since nothing is installed yet.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { nodeFlagsFor } from "./node-flags.mjs";

const root = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");
process.chdir(root);

/** Changes when the lock file does, or the machine the packages were installed for. */
function fingerprint() {
  return createHash("sha256")
    .update(readFileSync("package-lock.json"))
    .update(`${process.platform} ${process.arch}`)
    .digest("hex");
}

const stamp = "node_modules/.installed";

async function install() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && existsSync("node_modules/.bin/node")) return;
  process.stderr.write("Installing packages …\n");
  // What a command prints is its own: reports go to the standard output.
  await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], process.env, ["inherit", 2, "inherit"]);
  mkdirSync("node_modules", { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Runs a command to its end, passing signals on; ends this process when it fails. */
function run(command, args, environment = process.env, stdio = "inherit") {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio, env: environment, shell: process.platform === "win32" });
    const forward = (signal) => child.kill(signal);
    process.on("SIGINT", forward).on("SIGTERM", forward);
    child.on("error", (error) => {
      process.stderr.write(`${command} could not be run: ${error.message}\n`);
      process.exit(1);
    });
    child.on("exit", (status, signal) => {
      process.off("SIGINT", forward).off("SIGTERM", forward);
      if (status === 0) resolve();
      else process.exit(status ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

/** Sources newer than the last build; the build itself is the judge of everything else. */
async function build(environment) {
  const wanted = createHash("sha256");
  const listed = spawnSync("git", [
    "ls-files",
    "-s",
    "app",
    "components",
    "lib",
    "public",
    "package-lock.json",
    "next.config.js",
  ]);
  const changed = spawnSync("git", ["status", "--porcelain", "app", "components", "lib", "public", "next.config.js"]);
  wanted.update(listed.stdout ?? "").update(changed.stdout ?? "");
  const digest = wanted.digest("hex");
  const built = ".next/.sources";
  const isClean = (changed.stdout ?? "").length === 0 && (listed.stdout ?? "").length > 0;
  if (isClean && existsSync(".next/BUILD_ID") && existsSync(built) && readFileSync(built, "utf8") === digest) return;
  process.stderr.write("Building the pages …\n");
  await run("next", ["build"], environment);
  writeFileSync(built, digest);
}

const [task, ...args] = process.argv.slice(2);
await install();
const path = `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH}`;
const environment = { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: "1" };

/** What was compiled once is kept beside the packages: a third of what the command line computes at its start. */
const compiled = { NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "compiled") };
const node = (...words) => run("node", [...nodeFlagsFor(words), ...words], { ...compiled, ...environment });
const tasks = {
  build: () => build(environment),
  async start() {
    await build(environment);
    await node("lib/cli/main.ts", "serve", ...args);
  },
  dev: () => node("lib/cli/main.ts", "serve", "--dev", ...args),
  cli: () => node("lib/cli/main.ts", ...args),
  async verify() {
    await run("biome", ["ci", "."], environment);
    // Types of pages and route handlers are made by Next from the folders of app/.
    await run("next", ["typegen"], environment);
    await run("tsc", ["--noEmit"], environment);
    await run("knip", [], environment);
    await run("vitest", ["run", "--project", "quick", ...args], environment);
  },
  async test() {
    await tasks.verify();
    await run("vitest", ["run", "--project", "thorough*"], environment);
    await build(environment);
    await run("playwright", ["test"], environment);
  },
  /** On a PostgreSQL server; `test` is all on the embedded one. */
  "test:postgres": () => run("vitest", ["run", "--project", "postgres", ...args], environment),
  bench: () => node("tests/bench/main.ts", ...args),
  exec: () => run(args[0], args.slice(1), environment),
};

const chosen = tasks[task];
if (!chosen) {
  process.stderr.write(`There is no task "${task}".\n`);
  process.exit(2);
}
await chosen();
