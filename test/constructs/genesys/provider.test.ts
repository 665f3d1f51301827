import { describe, expect, it } from '@jest/globals';
import { Template } from '../../support/template';
import { emptyStack } from './stack';

describe('the provider', () => {
  it('gets the region and nothing else: its OAuth client comes from the environment', () => {
    expect(Template.of(emptyStack()).providers('genesyscloud')).toEqual([{ aws_region: 'eu-west-1' }]);
  });

  it('is pinned to the version of the bindings', () => {
    expect(Template.of(emptyStack()).settings['required_providers']).toEqual({
      genesyscloud: { source: 'mypurecloud/genesyscloud', version: '1.82.0' },
    });
  });
});
