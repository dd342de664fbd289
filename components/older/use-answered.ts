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
  const running = useRef<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState("");
  useEffect(() => {
    if (!data) return;
    const ended = data.questions.filter((one) => running.current.has(one.id) && !isRunning(one));
    running.current = new Set(data.questions.filter(isRunning).map(({ id }) => id));
    const [last] = ended;
    if (!last) return;
    setTold(endedWords(last));
    // Events are on many screens; a plan that somebody waits for goes on.
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "questions" });
    router.refresh();
  }, [data, queries, router]);
  return told;
}
