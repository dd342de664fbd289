"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { isRunning, questionList } from "./queries.ts";
import { endedWords } from "./question-words.ts";

/**
 * Notices the end of a question to an account's longer history, whoever asked it, and asks for the events on screen anew.
 * @returns what to read aloud of the last one that ended
 */
export function useAnswered(account: string | null): string {
  const queries = useQueryClient();
  const router = useRouter();
  const { data } = useQuery({ ...questionList(account ?? ""), enabled: account !== null });
  // Those that had ended: one that is short is never seen while it runs.
  const before = useRef<{ account: string; ended: ReadonlySet<string> } | null>(null);
  const [told, setTold] = useState("");
  useEffect(() => {
    if (!data || account === null) return;
    const ended = data.questions.filter((one) => !isRunning(one));
    const known = before.current?.account === account ? before.current.ended : null;
    before.current = { account, ended: new Set(ended.map(({ id }) => id)) };
    const last = known && ended.find(({ id }) => !known.has(id));
    if (!last) return;
    setTold(endedWords(last));
    // Events are on many screens; a plan that somebody waits for goes on.
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "questions" });
    router.refresh();
  }, [data, account, queries, router]);
  return told;
}
