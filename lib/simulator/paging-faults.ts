import { randomBytes } from "node:crypto";
import type { StaticOperationSchema } from "@smithy/types";
import type { FaultKind } from "./faults.ts";
import { inputOf, memberNames, outputOf } from "./shapes.ts";

/** The names AWS services give the token of the next page, in requests and in answers. */
const tokenNames = ["NextToken", "nextToken", "Marker", "ContinuationToken", "PaginationToken"];

/** Stands in for a token the account did not issue: taken back, it means the first page. */
const madeUpToken = randomBytes(36).toString("base64");

function tokenName(operation: StaticOperationSchema): string | undefined {
  const sent = memberNames(inputOf(operation));
  const received = memberNames(outputOf(operation));
  return tokenNames.find((name) => sent.includes(name) && received.includes(name));
}

export function isPaged(operation: StaticOperationSchema): boolean {
  return tokenName(operation) !== undefined;
}

type Fields = Record<string, unknown>;

/** Plays the faults of lists: the token that comes back for ever, and the empty page before the first. */
export class PagingFault {
  /** The input to serve: without a token that only a fault had handed out. */
  readonly input: object;
  readonly #operation: StaticOperationSchema;
  readonly #fault: FaultKind | undefined;
  readonly #token: string | undefined;
  readonly #sent: unknown;

  constructor(operation: StaticOperationSchema, fault: FaultKind | undefined, input: object) {
    this.#operation = operation;
    this.#fault = fault;
    this.#token = tokenName(operation);
    const { [this.#token ?? ""]: sent, ...rest } = input as Fields;
    this.#sent = sent;
    this.input = sent === madeUpToken ? rest : input;
  }

  outputOf(output: object): object {
    const token = this.#token;
    if (token === undefined) return output;
    if (this.#fault === "repeat-token") {
      return this.#continued(output, this.#sent || (output as Fields)[token] || madeUpToken);
    }
    if (this.#fault === "truncate-pages" && this.#sent === undefined) {
      const lists = [...outputOf(this.#operation).structIterator()].filter(([, member]) => member.isListSchema());
      const emptied = Object.fromEntries(lists.map(([name]) => [name, []]));
      return this.#continued({ ...output, ...emptied }, madeUpToken);
    }
    return output;
  }

  #continued(output: object, next: unknown): object {
    const truncated = memberNames(outputOf(this.#operation)).includes("IsTruncated") ? { IsTruncated: true } : {};
    return { ...output, [this.#token ?? ""]: next, ...truncated };
  }
}
