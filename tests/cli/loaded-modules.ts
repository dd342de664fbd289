/* Imported before the command line: writes down the address of every module that it loads, once it ends. */
import { writeFileSync } from "node:fs";
import { registerHooks } from "node:module";

const loaded = new Set<string>();
registerHooks({
  load(url, context, next) {
    loaded.add(url);
    return next(url, context);
  },
});
const file = process.env.LOADED_MODULES;
if (file) process.on("exit", () => writeFileSync(file, JSON.stringify([...loaded])));
