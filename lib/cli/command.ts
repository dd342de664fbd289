/** A command takes its own words, and answers with the exit code. */
export type Command = (words: string[], signal: AbortSignal) => Promise<number>;
