import { type Expression, expr, type Variable } from '../architect';

/**
 * What a status that a flow sees means. The platform does not document these values, so they are configuration; the
 * recipe stays safe (bounded, one record at most) whatever a failure carries.
 */
export interface Statuses {
  /** The token is refused. */
  readonly expired: readonly number[];
  readonly rateLimited: readonly number[];
  /** Says nothing about whether the work was done; the platform reports an answer that it cannot decode like this. */
  readonly unclear: readonly number[];
  /** Somebody gave up waiting for ServiceNow, which may still do the work. */
  readonly gateway: readonly number[];
}

/** Questions to the status of the last failure, for flow types that can read it. */
export class StatusTests {
  /** The status, or 0 when the platform gave none. */
  private readonly code: Expression<'integer'>;

  constructor(
    status: Variable<'integer'>,
    private readonly statuses: Statuses,
  ) {
    this.code = expr.ifElse(expr.isSet(status), status, expr.integer(0));
  }

  isExpired(): Expression<'boolean'> {
    return this.isOneOf(this.statuses.expired);
  }

  isRateLimited(): Expression<'boolean'> {
    return this.isOneOf(this.statuses.rateLimited);
  }

  /** Refused for good: another 4xx. Ask after the two above. */
  isRefused(): Expression<'boolean'> {
    const open = this.isOneOf([...new Set([...this.statuses.unclear, ...this.statuses.gateway])]);
    return expr.and(
      expr.atLeast(this.code, expr.integer(400)),
      expr.less(this.code, expr.integer(500)),
      expr.not(open),
    );
  }

  isGateway(): Expression<'boolean'> {
    return this.isOneOf(this.statuses.gateway);
  }

  /** May be a token trouble in disguise: no status, or one that says nothing and is no gateway's. */
  mayBeToken(): Expression<'boolean'> {
    const unclear = this.statuses.unclear.filter((status) => !this.statuses.gateway.includes(status));
    return this.isOneOf([0, ...unclear]);
  }

  private isOneOf(values: readonly number[]): Expression<'boolean'> {
    const [first, ...rest] = values.map((value) => expr.equal(this.code, expr.integer(value)));
    return first === undefined ? expr.boolean(false) : expr.or(first, ...rest);
  }
}
