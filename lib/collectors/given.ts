import { MalformedAnswer } from "#lib/aws/failure.ts";

/** @throws when an answer lacks what it is all about: that is not the same as AWS saying that there is none. */
export function given<Answer, Field extends keyof Answer & string>(answer: Answer, field: Field) {
  const value = answer[field];
  if (value === undefined || value === null) throw new MalformedAnswer(`The answer has no ${field}.`);
  return value as NonNullable<Answer[Field]>;
}

/** The answer, which has a field that every answer has. @throws when it lacks it: what says nothing is not what is on. */
export function answering<Answer, Field extends keyof Answer & string>(answer: Answer, field: Field): Answer {
  given(answer, field);
  return answer;
}
