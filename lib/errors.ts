/**
 * Every failure the product explains to a person. `message` is a sentence that says what happened;
 * `advice` says what to do about it. Neither may carry a secret.
 */
const exitCodes = {
  usage: 2,
  credentials: 1,
  "assume-role": 1,
  region: 1,
  endpoint: 1,
  "port-in-use": 1,
  "data-held": 1,
  "data-damaged": 1,
  "disk-full": 1,
  bundle: 1,
  database: 1,
  "not-found": 1,
  forbidden: 1,
  conflict: 1,
  cancelled: 1,
} as const;

export type ErrorCode = keyof typeof exitCodes;

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly advice: string;

  constructor(code: ErrorCode, message: string, advice = "", options?: ErrorOptions) {
    super(message, options);
    this.name = "AppError";
    this.code = code;
    this.advice = advice;
  }

  get exitCode(): number {
    return exitCodes[this.code];
  }
}

/** What a person is shown for any thrown value: an AppError's own words, or the bare message. */
export function explain(error: unknown): string {
  if (error instanceof AppError) return [error.message, error.advice].filter(Boolean).join(" ");
  return error instanceof Error ? error.message : String(error);
}
