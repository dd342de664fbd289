"use client";
import { useState } from "react";

const key = "sagewarden.name";

/** The name under which this browser makes decisions, remembered from one to the next. */
export function useYourName(): [name: string, setName: (name: string) => void] {
  const [name, setName] = useState(() => {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  });
  return [
    name,
    (next) => {
      setName(next);
      try {
        localStorage.setItem(key, next);
      } catch {
        // A browser that keeps nothing asks again.
      }
    },
  ];
}
