/** Records that stand for a person: not merged into another, not removed, and not the row for givers whom nobody knows. */
export const isSomebody = { mergedIntoId: null, removedAt: null, isUnnamed: false } as const
