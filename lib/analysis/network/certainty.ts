/** The answer to a question about AWS when part of what decides it may not have been read. */
export type Certain = boolean | "unknown";

/** One is enough. */
export function anyOf(answers: readonly Certain[]): Certain {
  return answers.includes(true) || (answers.includes("unknown") ? "unknown" : false);
}

/** Every one is needed. */
export function allOf(answers: readonly Certain[]): Certain {
  return answers.includes(false) ? false : answers.includes("unknown") ? "unknown" : true;
}
