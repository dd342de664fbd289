import { AppError, type ErrorCode } from "#lib/errors.ts";

/** Why a report did not come to where it was to be brought. Its words are for people, and tell no secret. */
export class DeliveryFailed extends AppError {
  /** The same may go well later: whoever was asked did not answer, or has too much to do. */
  readonly isWorthAnotherTry: boolean;
  /** No sooner than in so many milliseconds, as whoever was asked said. */
  readonly afterMs: number | undefined;

  constructor(
    message: string,
    advice: string,
    {
      code = "endpoint",
      again = false,
      afterMs,
      ...options
    }: ErrorOptions & { code?: ErrorCode; again?: boolean; afterMs?: number | undefined } = {},
  ) {
    super(code, message, advice, options);
    this.name = "DeliveryFailed";
    this.isWorthAnotherTry = again;
    this.afterMs = afterMs;
  }
}
