/** Exit codes of every command: all is well, something was found, the call or its input was wrong, it was stopped. */
export const exitCodes = { ok: 0, found: 1, usage: 2, interrupted: 130 } as const;
