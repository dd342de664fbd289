import type { Module } from "node:module";
import { dirname, join } from "node:path";

/** The files of the `geist` package, which the screens are set in too, that documents are set in. */
const files = {
  sans: "geist-sans/Geist-Regular.ttf",
  bold: "geist-sans/Geist-SemiBold.ttf",
  mono: "geist-mono/GeistMono-Regular.ttf",
  display: "geist-sans/Geist-Light.ttf",
} as const;

export type FontName = keyof typeof files;

/** Asked of Node itself: a bundler would take the call for one of its own, and find a module where a file is wanted. */
const { createRequire } = process.getBuiltinModule("node:module") as typeof Module;

/** Name and path of every font. */
export function fontFiles(): [FontName, string][] {
  const folder = join(dirname(createRequire(import.meta.url).resolve("geist/font/sans")), "fonts");
  return (Object.keys(files) as FontName[]).map((name) => [name, join(folder, files[name])]);
}
