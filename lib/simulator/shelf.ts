/** Resources by service and collection: `ecr repositories`. */
export type Shelves = Record<string, object[]>;

interface Place {
  shelves?: Shelves;
}

/**
 * One collection of a service that has no more to say than the fields of what it holds. Its type is what each holds: what the
 * service answers about one, in one object. The lists, descriptions and parts that a service answers are made of it.
 */
export interface Shelf<T extends object> {
  /** What a region holds of it, or an account. */
  on(place: Place): readonly T[];
  put(place: Place, ...items: readonly T[]): void;
  drop(place: Place, isMeant: (item: T) => boolean): void;
}

export function shelf<T extends object>(name: `${string} ${string}`): Shelf<T> {
  return {
    // Nothing else puts anything under this name.
    on: ({ shelves }) => (shelves?.[name] ?? []) as T[],
    put(place, ...items) {
      place.shelves ??= {};
      place.shelves[name] = [...(place.shelves[name] ?? []), ...items];
    },
    drop({ shelves }, isMeant) {
      // As above.
      if (shelves?.[name]) shelves[name] = (shelves[name] as T[]).filter((item) => !isMeant(item));
    },
  };
}
