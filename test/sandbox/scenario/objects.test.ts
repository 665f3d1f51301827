import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadObjects } from '../../../sandbox/scenario';
import { temporaryFolder } from '../../support/temporary-folder';

function load(...lines: readonly string[]) {
  const file = join(temporaryFolder(), 'objects.yaml');
  writeFileSync(file, lines.join('\n'));
  return loadObjects(file);
}

describe('a file of objects', () => {
  it('may hold queues, data tables with their rows, and names of other objects', () => {
    const found = load(
      'queues: [Support]',
      'dataTables: { Sites: { columns: { city: string, seats: decimal, open: boolean }, rows: { "1": { seats: 1.5, open: true } } } }',
      'scheduleGroups: [Hours]',
      'wrapupCodes: [Done, Again]',
    );
    expect(found.queues).toEqual(['Support']);
    expect(found.dataTables).toEqual({
      Sites: {
        columns: { city: 'string', seats: 'decimal', open: 'boolean' },
        rows: { '1': { seats: 1.5, open: true } },
      },
    });
    expect(found.objects).toMatchObject({ 'schedule group': ['Hours'], 'wrap-up code': ['Done', 'Again'], flow: [] });
  });

  it('may hold a table without rows', () => {
    expect(load('dataTables: { Sites: { columns: {} } }').dataTables).toEqual({ Sites: { columns: {}, rows: {} } });
  });
});
