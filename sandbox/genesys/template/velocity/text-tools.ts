import {
  base64,
  html,
  java,
  javascript,
  jsonDecode,
  jsonEncode,
  propertyKey,
  propertyValue,
  sql,
  unicodeCharacter,
  uriEncode,
  urlFormEncode,
  velocity,
  xml,
} from './escapes';

/** A method of a tool that writes a given text in another form. */
export interface TextMethod {
  readonly write: (text: string) => string;
  readonly secret: SecretForm;
}

/**
 * How a secret can be found again in a text that a method wrote: `written` as the method writes it alone, `pieces` as
 * the middle of what it writes, whose ends depend on the text around it, `none` where the method writes no secret.
 */
export type SecretForm = 'written' | 'pieces' | 'none';

type TextTool = Readonly<Record<string, TextMethod>>;

/** The methods of `$esc`. */
const esc: TextTool = {
  html: { write: html, secret: 'written' },
  java: { write: java, secret: 'written' },
  javascript: { write: javascript, secret: 'written' },
  jsonDecode: { write: jsonDecode, secret: 'none' },
  jsonEncode: { write: jsonEncode, secret: 'written' },
  jsonString: { write: jsonEncode, secret: 'written' },
  propertyKey: { write: propertyKey, secret: 'written' },
  propertyValue: { write: propertyValue, secret: 'written' },
  sql: { write: sql, secret: 'written' },
  unicode: { write: unicodeCharacter, secret: 'none' },
  uriEncode: { write: uriEncode, secret: 'written' },
  url: { write: urlFormEncode, secret: 'written' },
  urlFormEncode: { write: urlFormEncode, secret: 'written' },
  velocity: { write: velocity, secret: 'written' },
  xml: { write: xml, secret: 'written' },
};

/** The methods of `$encoding`. */
const encoding: TextTool = { base64: { write: base64, secret: 'pieces' } };

export const textTools = { esc, encoding } as const;
