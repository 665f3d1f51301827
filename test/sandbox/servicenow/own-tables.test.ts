import { describe, expect, it } from '@jest/globals';
import type { OwnTable } from '../../../sandbox/servicenow/own-tables';
import { instance } from './instance';

const site: OwnTable = {
  columns: { name: { type: 'string' }, floors: { type: 'integer' } },
};
const visit: OwnTable = {
  extends: 'task',
  columns: {
    site: { type: 'reference', table: 'u_site' },
    badge: { type: 'boolean' },
    kind: { type: 'choice', choices: { short: 'Short', long: 'Long' } },
    arrived: { type: 'dateTime' },
    diary: { type: 'journal' },
  },
};
const ownTables = { u_site: site, u_visit: visit };
const withTables = (tables: Readonly<Record<string, OwnTable>>) => () => instance({ settings: { ownTables: tables } });

describe('a table that an instance has', () => {
  it('has its columns by their types, and those of the table that it extends', () => {
    const { serviceNow } = withTables(ownTables)();
    const { sys_id: id = '' } = serviceNow.insert('u_site', { name: 'York', floors: 'many' });
    const row = serviceNow.insert('u_visit', { site: id, badge: '1', kind: 'endless', short_description: 'Audit' });
    expect(serviceNow.records('u_site')[0]).toMatchObject({ name: 'York', floors: '' });
    expect(row).toMatchObject({ site: id, badge: 'true', kind: '', short_description: 'Audit', state: '1' });
    expect(serviceNow.records('task').map(({ sys_id }) => sys_id)).toEqual([row['sys_id']]);
  });

  it('shows records by name behind a reference', () => {
    const { serviceNow, send } = withTables(ownTables)();
    const { sys_id: id = '' } = serviceNow.insert('u_site', { name: 'York' });
    serviceNow.insert('u_visit', { site: id });
    const outcome = send('GET', '/api/now/table/u_visit?sysparm_fields=site,site.name&sysparm_display_value=true');
    expect(outcome.kind === 'reply' && JSON.parse(outcome.body).result[0]).toMatchObject({
      site: { display_value: 'York' },
      'site.name': 'York',
    });
  });

  it('numbers its records like the table that it extends, each number once', () => {
    const { serviceNow } = withTables(ownTables)();
    const numbers = ['u_visit', 'task', 'u_visit'].map((table) => serviceNow.insert(table, {})['number']);
    expect(numbers).toEqual(['TASK0010001', 'TASK0010002', 'TASK0010003']);
  });

  it('counts its records as those of contacts, each once', () => {
    const { serviceNow } = withTables({ u_fault: { extends: 'incident', columns: {} } })();
    serviceNow.insert('u_fault', {});
    expect(serviceNow.contactRecords.map(({ number }) => number)).toEqual(['INC0010001']);
  });

  it('adds its columns to a table of the base system', () => {
    const { serviceNow } = withTables({ incident: { columns: { u_site: { type: 'string' } } } })();
    expect(serviceNow.insert('incident', { u_site: 'York' })).toMatchObject({ u_site: 'York', state: '1' });
  });

  it.each<[string, Readonly<Record<string, OwnTable>>, RegExp]>([
    [
      'extends an unknown table',
      { u_a: { ...visit, extends: 'tsk', columns: {} } },
      /u_a\.extends: got "tsk"; .*"task"\?$/,
    ],
    [
      'extends itself through another',
      { u_a: { extends: 'u_b', columns: {} }, u_b: { extends: 'u_a', columns: {} } },
      /u_a\.extends: got "u_b"; u_b extends u_a itself; expected a table that does not/,
    ],
    [
      'moves a table of the base system',
      { incident: { extends: 'interaction', columns: {} } },
      /incident\.extends: got "interaction"; incident is a table of the base system; expected task; leave extends out$/,
    ],
    [
      'refers to an unknown table',
      { u_a: { columns: { person: { type: 'reference', table: 'sys_usr' } } } },
      /u_a\.columns\.person\.table: got "sys_usr"; .*"sys_user"\?$/,
    ],
    [
      'has a column of every table',
      { u_a: { columns: { sys_id: { type: 'string' } } } },
      /every table has it; leave it out$/,
    ],
  ])('is refused where it %s', (_, tables, message) => {
    expect(withTables(tables)).toThrow(message);
  });
});
