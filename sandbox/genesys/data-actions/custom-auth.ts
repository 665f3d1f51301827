import { isDeepStrictEqual } from 'node:util';
import type { Process, VirtualClock } from '../../clock';
import type { CustomAuthAction, Integration } from '../org/entities';
import { TemplateFailure } from '../template/velocity';
import { ActionFailure } from './action-failure';
import { collectMistakes } from './collect-mistakes';
import type { EngineSettings } from './engine-settings';
import { authPlace } from './errors';
import { type Exchange, TimerRanOut, type Timers } from './exchange';
import { Mask, secretsIn } from './masking';
import { isSuccess, readReply } from './reply';
import { compileRequest } from './request-template';
import { compileResponse } from './response-template';

/** The values that later actions read as `${authResponse.x}`. */
export type AuthResponse = Readonly<Record<string, unknown>>;

interface Kept {
  readonly response: AuthResponse;
  readonly until: number;
}

interface CompiledAuth {
  readonly request: ReturnType<typeof compileRequest>;
  readonly output: ReturnType<typeof compileResponse>;
}

const compiled = new WeakMap<CustomAuthAction, CompiledAuth>();

/**
 * The compiled form of a custom auth action. All engines share one.
 *
 * @throws UserError that lists every unreadable template and path
 */
export function compiledAuth(action: CustomAuthAction, integration: Integration): CompiledAuth {
  const where = authPlace(integration.name);
  const known =
    compiled.get(action) ??
    collectMistakes((attempt) => ({
      request: attempt(() => compileRequest(action.request, where)),
      output: attempt(() => compileResponse(action.response, where)),
    }));
  compiled.set(action, known);
  return known;
}

/** The platform's sign-in for one integration: runs the custom auth action and keeps its response. */
export class CustomAuth {
  private readonly request;
  private readonly output;
  private readonly mask: Mask;
  private kept: Kept | undefined;
  /** The end of the current sign-in. */
  private busyUntil = 0;

  constructor(
    private readonly integration: Integration,
    private readonly action: CustomAuthAction,
    private readonly clock: VirtualClock,
    private readonly exchange: Exchange,
    private readonly settings: EngineSettings,
  ) {
    const { request, output } = compiledAuth(action, integration);
    this.request = request;
    this.output = output;
    this.mask = new Mask(secretsIn(integration.credential?.fields ?? {}));
  }

  /** Whether this is the sign-in of an integration still: neither it nor the custom auth action has changed. */
  isOf(integration: Integration, action: CustomAuthAction): boolean {
    if (integration === this.integration && action === this.action) return true;
    return isDeepStrictEqual([integration.credential, action], [this.integration.credential, this.action]);
  }

  /** The kept response, or a new one. @throws ActionFailure INVALID_CREDENTIALS, TimerRanOut */
  *response(timers: Timers): Process<AuthResponse> {
    if (this.settings.authSignIns === 'oneAtATime') yield* this.turn(timers);
    if (this.kept !== undefined && this.clock.now() < this.kept.until) return this.kept.response;
    const response = yield* this.signIn(timers);
    this.kept = { response, until: this.expiry(response) };
    return response;
  }

  /** Drops a rejected response, unless a newer one has replaced it. */
  drop(refused: AuthResponse): void {
    if (this.kept?.response === refused) this.kept = undefined;
  }

  get state(): unknown {
    return [this.kept, Math.max(this.busyUntil, this.clock.now())];
  }

  /** Waits until no other execution signs in. After a failed sign-in, the next execution tries. */
  private *turn({ stepAt, actionAt }: Timers): Process<void> {
    while (this.clock.now() < this.busyUntil) {
      const limit = Math.min(stepAt, actionAt);
      const late = this.busyUntil >= limit;
      yield (late ? limit : this.busyUntil) - this.clock.now();
      if (late) throw new TimerRanOut(stepAt < actionAt ? 'step' : 'action', limit);
    }
  }

  private *signIn(timers: Timers): Process<AuthResponse> {
    const sender = {
      action: `sign-in of ${this.integration.name}`,
      signIn: true,
      mask: this.mask,
      onSent: (until: number) => {
        this.busyUntil = until;
      },
    };
    try {
      const request = this.request({ credentials: this.integration.credential?.fields ?? {} });
      const reply = yield* this.exchange.send(request, timers, sender);
      if (!isSuccess(reply)) throw refused(reply);
      const { json, text } = readReply(reply, this.settings);
      const { value } = this.output(json, text);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(reply);
      return value as AuthResponse;
    } catch (error) {
      if (error instanceof ActionFailure && error.stage !== 'ACTION.AUTHENTICATION')
        throw refused(error.options.remote);
      throw error instanceof TemplateFailure ? refused() : error;
    }
  }

  private expiry(response: AuthResponse): number {
    const seconds = Number(response['expires_in']);
    if (this.settings.authCache === 'untilUnauthorized' || !(seconds > 0)) return Number.POSITIVE_INFINITY;
    return this.clock.now() + seconds * 1000;
  }
}

function refused(remote?: { readonly status: number; readonly body: string }): ActionFailure {
  return new ActionFailure(400, 'ACTION.AUTHENTICATION', 'the sign-in with the credential of the integration failed', {
    errorCode: 'INVALID_CREDENTIALS',
    ...(remote === undefined ? {} : { remote }),
  });
}
