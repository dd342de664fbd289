import { keyArn } from "./keys.ts";

/** What a check for a named key makes of what a job writes; `whole` is what makes an answer complete. */
export function namedKeyCases<R extends object>(withKey: (reference?: string) => R, whole: object) {
  const of = (reference?: string) => ({ resource: { ...whole, ...withKey(reference) } });
  return {
    pass: { "a key": of(keyArn), "a key of AWS": of("alias/aws/s3") },
    fail: { "no key": of(), "an empty text, as AWS answers where there is none": of("") },
    notApplicable: { "it writes nothing": { resource: whole } },
    unknown: { "the answer is empty": { resource: {} } },
  };
}
