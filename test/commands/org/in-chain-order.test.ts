import { expect, it } from '@jest/globals';
import { inChainOrder } from '../../../commands/org/in-chain-order';

const from = (name: string, promotesFrom?: string) => ({ name, ...(promotesFrom !== undefined && { promotesFrom }) });
const names = (orgs: readonly { readonly name: string }[]) => orgs.map(({ name }) => name);

it('orgs in chain order follow the org that they promote from, each chain in one piece', () => {
  const orgs = [from('dev'), from('emea'), from('prod', 'test'), from('prod-us', 'test'), from('test', 'dev')];
  expect(names(inChainOrder(orgs))).toEqual(['dev', 'test', 'prod', 'prod-us', 'emea']);
  expect(names(inChainOrder([from('prod', 'test')]))).toEqual(['prod']);
  expect(inChainOrder([])).toEqual([]);
  expect(names(inChainOrder([from('a', 'b'), from('b', 'a'), from('c', 'c'), from('dev')]))).toEqual([
    'dev',
    'a',
    'b',
    'c',
  ]);
});
