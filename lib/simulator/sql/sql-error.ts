/** Where something begins in a statement; both count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** What is wrong with a statement, in Trino's words. Source: Trino, StandardErrorCode and its analyzer's messages. */
export class SqlError extends Error {
  /** `SYNTAX_ERROR`, `COLUMN_NOT_FOUND`. */
  readonly code: string;
  readonly place: Place;

  constructor(code: string, place: Place, sentence: string) {
    super(`${code}: line ${place.line}:${place.column}: ${sentence}`);
    this.code = code;
    this.place = { line: place.line, column: place.column };
  }
}

/** What comes up while a statement runs, in the words of the engine: its message begins with its code. */
export class RunError extends Error {}
