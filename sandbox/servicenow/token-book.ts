export interface Token {
  readonly text: string;
  readonly clientId: string;
  readonly user: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Tokens by their text, and the current one of each client and user, which is issued again while it is valid. */
export class TokenBook {
  private readonly byText = new Map<string, Token>();
  private readonly byOwner = new Map<string, Token>();

  get(text: string): Token | undefined {
    return this.byText.get(text);
  }

  /** Undefined when less than a second is left. */
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

  /** The valid tokens. An expired one has the same effect as one that never existed. */
  state(now: number): unknown {
    const valid = [...this.byText.values()].filter(({ expiresAt }) => expiresAt > now);
    return valid.map(({ text, clientId, user, expiresAt }) => {
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

  /** Lets every token expire at this moment at the latest. */
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
