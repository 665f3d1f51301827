/** Exit codes of every command: success, something was found, wrong usage or input, stopped by the user. */
export const exitCodes = { ok: 0, found: 1, usage: 2, interrupted: 130 } as const;
