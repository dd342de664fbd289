import type { SimulatedAccount, SimulatedRegion } from "./account.ts";
import type { AwsError } from "./aws-error.ts";
import type { Violation } from "./constraints.ts";
import type { Caller, Identities } from "./identities.ts";
import type { Page, PageRequest } from "./pages.ts";
import type { Protocol } from "./protocols/protocol.ts";
import type { Dialect } from "./refusals.ts";

/** What an operation sees of the request besides its input. */
export interface Call {
  account: SimulatedAccount;
  /** The region of the credential scope; empty when the account holds nothing there. */
  region: SimulatedRegion;
  caller: Caller;
  identities: Identities;
  /** Milliseconds since the epoch. */
  now: number;
  /** What this call names was deleted a moment ago: a describe finds nothing. */
  gone: boolean;
  /** One page of `items`, with a token that only the same request in the same region can use. @throws AwsError */
  page<T>(items: readonly T[], request: PageRequest): Page<T>;
  /** The service's AccessDenied for this caller and action, and what denies it in AWS's words. */
  denied(resource?: string, because?: string): AwsError;
}

/** Answers one operation. Its input has been checked against the operation's schema and constraints. */
export type Operation<I = never, O extends object = object> = (input: I, call: Call) => O;

export interface Service {
  /** IAM prefix and SigV4 signing name. */
  name: string;
  protocol: Protocol;
  dialect: Dialect;
  operations: Readonly<Record<string, Operation>>;
  /** IAM knows no region: its calls are served whatever the credential scope says. */
  global?: boolean;
  /** The IAM action of an operation, where it is not `name:Operation`. */
  actionOf?(operation: string): string;
  /** The resource an AccessDenied for this call names. */
  deniedResource?(operation: string, input: object, call: Call): string | undefined;
  /** The error for a request that the API model does not allow, where it is not the dialect's. */
  invalidRequest?(violations: readonly Violation[]): AwsError | undefined;
  /** The error for a page token that belongs to another request, or to none. */
  badToken: readonly [code: string, message: string];
}
