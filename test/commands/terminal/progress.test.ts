import { describe, expect, it } from '@jest/globals';
import { recorded } from './recorded-progress';

const clear = '\r\u001b[K';

describe('progress', () => {
  it('is one line that changes on a terminal', () => {
    const { progress, written } = recorded(true);
    progress.show('storm', 'minute 1');
    progress.end();
    expect(written).toEqual([`${clear}storm: minute 1`, clear]);
  });

  it.each([
    [0, '[....................]   0 %'],
    [0.42, '[########............]  42 %'],
    [0.999, '[###################.]  99 %'],
    [1, '[####################] 100 %'],
    [1.2, '[####################] 100 %'],
  ])('shows a bar if it knows the share that is done: %d', (share, bar) => {
    const { progress, written } = recorded(true);
    progress.show('storm', 'minute 1', share);
    expect(written).toEqual([`${clear}${bar} storm: minute 1`]);
  });

  it('is cut to the width of the terminal, so that it does not wrap', () => {
    const { progress, written } = recorded(true, 40);
    progress.show('a very long name of a part', 'minute 1', 0.5);
    expect(written).toEqual([`${clear}[##########..........]  50 % a very lon`]);
  });

  it('is one line for each part, without a bar, if the output is not a terminal', () => {
    const { progress, written } = recorded(false);
    progress.show('a', '1', 0.1);
    progress.show('a', '2', 0.2);
    progress.show('b', '1');
    progress.end();
    expect(written).toEqual(['a\n', 'b\n']);
  });
});
