import { MalformedAnswer } from "./failure.ts";

/** The names AWS services give the token of the next page. */
interface Page {
  NextToken?: string | undefined;
  Marker?: string | undefined;
  IsTruncated?: boolean | undefined;
}

/**
 * Every page of a list call. An empty page with a token is followed (AWS filters after it cuts pages); a token that
 * comes back would loop for ever and ends the reading.
 * @throws MalformedAnswer on a repeated token.
 */
export async function* pages<P extends Page>(next: (token: string | undefined) => Promise<P>): AsyncGenerator<P> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await next(token);
    yield page;
    const following = page.NextToken || (page.IsTruncated ? page.Marker : undefined) || undefined;
    if (following !== undefined) {
      if (seen.has(following)) {
        throw new MalformedAnswer("The list gave the same page token twice, so what lies beyond it cannot be read.");
      }
      seen.add(following);
    }
    token = following;
  } while (token !== undefined);
}
