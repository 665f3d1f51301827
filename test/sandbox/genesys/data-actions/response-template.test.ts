import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileResponse } from '../../../../sandbox/genesys/data-actions/response-template';
import { readJson, writeJson } from '../../../../sandbox/genesys/template/json-text';

const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('1', '1.50', 'null', '"7"'),
    fc.array(tie('json'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom('30', '7', '0', '07', 'a'), tie('json')), {
        selector: ([name]) => name,
        maxLength: 5,
      })
      .map((members) => `{${members.map(([name, member]) => `"${name}":${member}`).join(',')}}`),
  ),
}));

it('a JSON text keeps its order and its numbers through a map, a template and a default', () => {
  const render = compileResponse(
    {
      translationMap: { all: '$.x', each: '$.x.*', none: '$.y' },
      translationMapDefaults: { none: '{"9":1,"3":[1.0]}' },
      successTemplate: '{"all": "$esc.jsonEncode($all)", "plain": ${all}, "none": ${none}, "count": $each.length()}',
    },
    'test',
  );
  fc.assert(
    fc.property(json, (text) => {
      const reply = `{"x":${text}}`;
      const { text: made, value } = render(readJson(reply), reply);
      expect(value).toMatchObject({ all: text });
      expect(writeJson(readJson(made))).toContain(`"plain":${text},"none":{"9":1,"3":[1.0]}`);
      expect(writeJson(value)).toContain(`"plain":${text.replaceAll('1.50', '1.5')},"none":{"9":1,"3":[1]}`);
    }),
  );
});
