import { describe, expect, it } from '@jest/globals';
import { foldedMarkdown } from '../../../commands/terminal/folded-markdown';

const folded = (text: string) => [{ summary: 'The <plan>', text, language: 'diff' }];

describe('a comment with folded texts', () => {
  it('has a title, the text and the folded ones, all as code', () => {
    expect(foldedMarkdown({ title: 'Plan', text: 'new @team', folded: folded('+ a') })).toBe(
      [
        ...['### Plan', '', '```text', 'new @team', '```', ''],
        ...['<details><summary>The &lt;plan&gt;</summary>', '', '```diff', '+ a', '```', '', '</details>'],
      ].join('\n'),
    );
  });

  it('lets no text end its own fence', () => {
    const text = 'a\n`````\n</details>\n# title';
    const found = foldedMarkdown({ title: 'Plan', text, folded: folded(text) });
    expect(found.match(/^`{6}(?:text|diff)?$/gm)).toHaveLength(4);
  });

  it('has no command for the log of a pipeline, and nothing that moves a terminal', () => {
    const text = 'a\n  ::stop-commands::x\nb ##[error]c\u001b[2K\nd::e';
    const found = foldedMarkdown({ title: 'Plan of `a\n# b`', text, folded: folded(text) });
    expect(found).toMatch(/^### Plan of `a\\u\{a\}# b`\n/);
    expect(found.match(/^ {2}\\u\{3a\}:stop-commands::x\nb \\u\{23\}#\[error\]c\\u\{1b\}\[2K\nd::e$/gm)).toHaveLength(
      2,
    );
  });

  it.each([60_000, 500])('stays below %i characters, cuts at whole lines, and says so', (most) => {
    const line = `${'`'.repeat(5)} ${'x'.repeat(40)}\n`;
    const long = line.repeat(4000);
    for (const props of [
      { text: 'short', folded: folded(long) },
      { text: long, folded: folded(long) },
      { text: 'short', folded: [...folded('a'), ...folded(long), ...folded('b')] },
    ]) {
      const found = foldedMarkdown({ title: 'Plan', ...props, most });
      expect(found.length).toBeLessThanOrEqual(most);
      expect(found).toMatch(/\n\nSome texts are left out or cut, .*$/);
      expect(found).not.toMatch(/ x{1,39}\n/);
    }
  });

  it('keeps the last line of a text that is cut', () => {
    const text = `${'a change\n'.repeat(10_000)}Fingerprint 0123456789ab.`;
    const found = foldedMarkdown({ title: 'Plan', text, folded: [] });
    expect(found).toMatch(/\na change\nFingerprint 0123456789ab\.\n```\n\nSome texts are left out or cut, /);
    expect(found.length).toBeLessThan(31_000);
  });
});
