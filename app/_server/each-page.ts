import type { Page } from "#lib/store/views.ts";

/** Every row of a list, a page at a time: an export never holds more than one page, nor the database for long. */
export async function* eachPage<Row>(
  list: (at: { cursor?: string; limit: number }) => Promise<Page<Row>>,
): AsyncGenerator<Row> {
  let cursor: string | null = null;
  do {
    const page: Page<Row> = await list({ limit: 1000, ...(cursor && { cursor }) });
    yield* page.rows;
    cursor = page.next;
  } while (cursor);
}
