import { setTimeout as sleep } from "node:timers/promises";
import { MalformedAnswer } from "#lib/aws/failure.ts";
import type { Operation } from "#lib/aws/operations.ts";

/** Seconds between one answer and the next question: reports of IAM take seconds, those of large accounts a minute. */
const usual = [1, 1, 2, 3, 5, 8, 10, 15, 15, 30];

/**
 * An operation that tells how far AWS is with a report, asked again until the report is done.
 * @throws MalformedAnswer when it is not in time: what it would say is not known.
 */
export function whenDone<Input, Output>(
  operation: Operation<Input, Output>,
  isDone: (answer: Output) => boolean,
  signal: AbortSignal,
  waits: readonly number[] = usual,
): Operation<Input, Output> {
  const ask = async (input: Input) => {
    for (const seconds of waits) {
      const answer = await operation(input);
      if (isDone(answer)) return answer;
      await sleep(seconds * 1000, undefined, { signal });
    }
    const last = await operation(input);
    if (isDone(last)) return last;
    const waited = waits.reduce((sum, seconds) => sum + seconds, 0);
    throw new MalformedAnswer(`AWS did not finish the report in ${waited} seconds.`);
  };
  return Object.assign(ask, { action: operation.action, tokens: operation.tokens });
}
