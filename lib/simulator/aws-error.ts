/** A refusal in AWS's own words: what an operation throws, and what its service's protocol puts on the wire. */
export class AwsError extends Error {
  /** As AWS spells it in this service: `ValidationException`, `InvalidVpcID.NotFound`. */
  readonly code: string;
  readonly status: number;
  /** What the answer says beside its body. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: string, message: string, status = 400, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}
