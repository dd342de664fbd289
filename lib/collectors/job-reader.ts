import { endless, follow } from "#lib/aws/pages.ts";
import type { ArnSet } from "#lib/readings/arn-set.ts";
import type { JobStates } from "#lib/readings/job-states.ts";
import type { CollectContext, Listed, ReadPart } from "./define.ts";

/** Kinds of jobs may have parts, whatever they call them. */
export type Context = CollectContext<string>;

/** A job as its List operation gives it. */
export interface ListedJob extends Listed {
  created: Date;
}

export interface JobPage {
  jobs: ListedJob[] | undefined;
  NextToken?: string | undefined;
}

/** An item of a list that calls its jobs after their kind: `CompilationJobName`. */
type ItemOf<Noun extends string> = { [F in `${Noun}Name` | `${Noun}Arn`]?: string | undefined } & {
  CreationTime?: Date | undefined;
};

/** A page of the List operation of a kind, whose items say its name before everything. */
export function jobPage<Noun extends string>(
  noun: Noun,
  items: readonly ItemOf<NoInfer<Noun>>[] | undefined,
  NextToken: string | undefined,
): JobPage {
  const jobs = items?.map((item: ItemOf<string>) => ({
    name: item[`${noun}Name`] ?? "",
    arn: item[`${noun}Arn`] ?? "",
    created: item.CreationTime ?? new Date(0),
  }));
  return { NextToken, jobs };
}

/** The states in which most jobs still run and can be abused. Source: the List…Jobs API reference, StatusEquals. */
export const usuallyRunning = ["InProgress", "Stopping"] as const;
export type Running = (typeof usuallyRunning)[number];

export interface JobReader<R extends object, State extends string = Running> {
  states: JobStates;
  /** The states in which these still run, for kinds that have others than most. */
  running?: readonly State[];
  /** They may run until someone stops them: those that do are looked for however far the horizon reaches back. */
  perpetual?: true;
  /** One page of the List operation, by creation time. */
  list(input: {
    NextToken: string | undefined;
    SortOrder: "Ascending" | "Descending";
    CreationTimeAfter?: Date;
    CreationTimeBefore?: Date;
    StatusEquals?: State;
  }): Promise<JobPage>;
  describe(job: Listed, part: ReadPart<string>): Promise<R>;
  /** One page of Search, newest first, of jobs created at or after `since`: for kinds whose whole body Search returns. */
  search?: {
    action: string;
    page(
      since: Date | undefined,
      NextToken: string | undefined,
    ): Promise<{ records: R[] | undefined; NextToken?: string | undefined; total?: number | undefined }>;
    identify(record: R): ListedJob;
  };
}

/** What this scan has met, and how far back everything was. */
export interface Seen {
  arns: ArnSet;
  oldest?: Date;
}

export function noteOldest(seen: Seen, created: Date | undefined): void {
  if (created && (!seen.oldest || created < seen.oldest)) seen.oldest = created;
}

export function jobPages<P extends { NextToken?: string | undefined }>(
  next: (token: string | undefined) => Promise<P>,
) {
  return follow(next, ({ NextToken }) => NextToken, endless);
}

export function asListed(job: Listed): Listed {
  return job;
}
