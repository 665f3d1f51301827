import { describe, expect, it } from '@jest/globals';
import { failedExecution } from '../../../../sandbox/genesys/data-actions/failed-execution';
import { Mask } from '../../../../sandbox/genesys/data-actions/masking';

describe('the trace event of a failed execution', () => {
  it('hides a secret that its reason names', () => {
    const error = {
      status: 400,
      errorCode: 'BAD_REQUEST',
      correlationId: 'c',
      userMessage: 'the header "canary" is not a legal HTTP header',
      details: [{ errorCode: 'ACTION.PROCESSING' }],
    };
    expect(failedExecution('Get', 7, { exit: 'failure', error }, new Mask(['canary']))).toEqual({
      type: 'failed',
      at: 7,
      action: 'Get',
      exit: 'failure',
      status: 400,
      errorCode: 'BAD_REQUEST',
      stage: 'ACTION.PROCESSING',
      message: 'the header "***" is not a legal HTTP header',
    });
  });
});
