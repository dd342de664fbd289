import type { Span } from "./span.ts";

/** Finds the secrets of a text. What it finds in one line must not depend on the lines around it, nor cross a NUL. */
export type Detector = (text: string) => readonly Span[] | Promise<readonly Span[]>;
