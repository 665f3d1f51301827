export interface Token {
  readonly text: string;
  readonly clientId: string;
  readonly user: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Tokens by their text, and the current one of each client and user: it is handed out again while it lives. */
export class TokenBook {
  private readonly byText = new Map<string, Token>();
  private readonly byOwner = new Map<string, Token>();

  get(text: string): Token | undefined {
    return this.byText.get(text);
  }

  /** Nothing when less than a second is left. */
  current(clientId: string, user: string, now: number): Token | undefined {
    const token = this.byOwner.get(ownerKey(clientId, user));
    return token && token.expiresAt - now >= 1000 ? token : undefined;
  }

  add(text: string, clientId: string, user: string, now: number, lifeSeconds: number): Token {
    const token = { text, clientId, user, issuedAt: now, expiresAt: now + lifeSeconds * 1000 };
    this.byText.set(text, token);
    this.byOwner.set(ownerKey(clientId, user), token);
    return token;
  }

  /** What the tokens that live are good for; a dead one is like one that never was. */
  state(now: number): unknown {
    const living = [...this.byText.values()].filter(({ expiresAt }) => expiresAt > now);
    return living.map(({ text, clientId, user, expiresAt }) => {
      const isCurrent = this.byOwner.get(ownerKey(clientId, user))?.text === text;
      return { text, clientId, user, expiresAt, isCurrent };
    });
  }

  delete(token: Token): void {
    const key = ownerKey(token.clientId, token.user);
    this.byText.delete(token.text);
    if (this.byOwner.get(key)?.text === token.text) this.byOwner.delete(key);
  }

  clear(): void {
    this.byText.clear();
    this.byOwner.clear();
  }

  /** No token lives longer than this. */
  expireAt(moment: number): void {
    for (const token of [...this.byText.values()]) {
      if (token.expiresAt <= moment) continue;
      const shortened = { ...token, expiresAt: moment };
      this.byText.set(token.text, shortened);
      const key = ownerKey(token.clientId, token.user);
      if (this.byOwner.get(key)?.text === token.text) this.byOwner.set(key, shortened);
    }
  }
}

function ownerKey(clientId: string, user: string): string {
  return JSON.stringify([clientId, user]);
}
