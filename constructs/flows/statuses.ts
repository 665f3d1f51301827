import { type Expression, expr, type Variable } from '../architect';

/**
 * The meaning of the statuses that a flow sees. The platform does not document these values, so they are configuration.
 * With any status the recipe stays safe: it ends in bounded time and makes one record at most.
 */
export interface Statuses {
  /** ServiceNow refuses the token. */
  readonly expired: readonly number[];
  /** ServiceNow refuses the request because there were too many. */
  readonly rateLimited: readonly number[];
  /**
   * The request may or may not have been carried out. The platform reports an answer that it cannot decode like this.
   */
  readonly unclear: readonly number[];
  /** A gateway gave up waiting for ServiceNow, which may still carry the request out. */
  readonly gateway: readonly number[];
}

/** Tests of the status of the last failure, for flow types that can read it. */
export class StatusTests {
  /** The status, or 0 when the platform gave none. */
  private readonly code: Expression<'integer'>;

  constructor(
    status: Variable<'integer'>,
    private readonly statuses: Statuses,
  ) {
    this.code = expr.ifElse(expr.isSet(status), status, 0);
  }

  isExpired(): Expression<'boolean'> {
    return this.isOneOf(this.statuses.expired);
  }

  isRateLimited(): Expression<'boolean'> {
    return this.isOneOf(this.statuses.rateLimited);
  }

  /** Refused for good: any other 4xx. Test after the two above. */
  isRefused(): Expression<'boolean'> {
    const open = this.isOneOf([...new Set([...this.statuses.unclear, ...this.statuses.gateway])]);
    return expr.and(expr.atLeast(this.code, 400), expr.less(this.code, 500), expr.not(open));
  }

  isGateway(): Expression<'boolean'> {
    return this.isOneOf(this.statuses.gateway);
  }

  /** Might be a rejected token: the status is missing or ambiguous, and not a gateway's. */
  mayBeToken(): Expression<'boolean'> {
    const unclear = this.statuses.unclear.filter((status) => !this.statuses.gateway.includes(status));
    return this.isOneOf([0, ...unclear]);
  }

  private isOneOf(values: readonly number[]): Expression<'boolean'> {
    const [first, ...rest] = values.map((value) => expr.equal(this.code, value));
    return first === undefined ? expr.boolean(false) : expr.or(first, ...rest);
  }
}
