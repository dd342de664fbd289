import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { AccountView, EventQueryView, QuestionView } from "#lib/store/views.ts";
import { ApiProblem, fetchJson, post, send } from "../api/fetch-json.ts";

/** Whose longer history is asked. */
export type AskedAccount = Pick<AccountView, "id" | "label">;

export interface QuestionList {
  /** Where the account's longer history may be asked for, in words; null where nobody named a place. */
  place: string | null;
  /** Since when all that CloudTrail's own history gave is stored; null where nothing is. */
  begin: string | null;
  /** What was asked, the latest first. */
  questions: EventQueryView[];
}

/** What a question will be, and what of it will be paid for. Names in its sentences are other people's text. */
export interface PlanAnswer {
  statement: string;
  reads: { bytes: number | null; isEstimated: boolean; why: string | null; dollars: number | null };
  notes: string[];
  problem: string | null;
}

const path = "/api/v1/activity/questions";
const pollMs = 2_000;

export function isRunning({ state }: Pick<EventQueryView, "state">): boolean {
  return state === "running";
}

/** What was asked of an account's longer history; while something is being asked it is looked at again and again. */
export function questionList(account: string) {
  return queryOptions({
    queryKey: ["questions", "list", account],
    queryFn: ({ signal }) => fetchJson<QuestionList>(`${path}?${new URLSearchParams({ account })}`, signal),
    refetchInterval: ({ state }) => (state.data?.questions.some(isRunning) ? pollMs : false),
  });
}

/** What a question reads and costs. It lists what would be read, which may take a minute; it is kept, and stops when nobody waits for it. */
export function questionPlan(account: string, question: QuestionView) {
  return queryOptions({
    queryKey: ["questions", "plan", account, question],
    queryFn: ({ signal }) => post<PlanAnswer>(`${path}/plan`, { account, question }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    // What is refused is for the reader to mend.
    retry: false,
  });
}

/** Asks, which is paid for. */
export function asking(queries: QueryClient) {
  return mutationOptions({
    mutationFn: (asked: { account: string; question: QuestionView }) => post<{ id: string }>(path, asked),
    // One that another window asked meanwhile is why it was refused.
    onSettled: () => queries.invalidateQueries({ queryKey: ["questions", "list"] }),
  });
}

/** Cancels a question. One that has ended by itself meanwhile is what was asked for. */
export function cancelling(queries: QueryClient) {
  return mutationOptions({
    mutationFn: async (id: string) => {
      try {
        await send("DELETE", `${path}/${encodeURIComponent(id)}`);
      } catch (error) {
        if (!(error instanceof ApiProblem && error.status === 409)) throw error;
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["questions", "list"] }),
  });
}
