type Block = Readonly<Record<string, unknown>>;
type Section = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** A stack, as far as it is changed here. */
export interface Stack {
  readonly variable?: object;
  readonly data?: Section;
  readonly resource: Section;
}

/** What Terraform itself reads of a resource, whatever its type. The rest is attributes. */
const ownWords: ReadonlySet<string> = new Set(['depends_on', 'for_each', 'lifecycle']);
const leftOut: ReadonlySet<string> = new Set(['//', 'provisioner']);

/**
 * A stack with the same texts and the same references, where a `terraform_data` resource is in place of each resource and
 * each data source of a provider: what Terraform does for it when it starts no provider.
 */
export function inTerraformData({ variable, data = {}, resource }: Stack): Stack {
  const { terraform_data: waits = {}, ...others } = resource;
  const made = [
    ...blocksOf(waits, ownWords, (rest) => rest),
    ...Object.values(others).flatMap((blocks) => blocksOf(blocks, ownWords, (input) => ({ input }))),
    // A postcondition reads what a provider looks up.
    ...Object.values(data).flatMap((blocks) => blocksOf(blocks, new Set(), (input) => ({ input }))),
  ];
  const stack = { variable, resource: { terraform_data: Object.fromEntries(made) } };
  return JSON.parse(JSON.stringify(stack).replaceAll(/\b(data\.)?genesyscloud_\w+\.(?=[\w-])/g, 'terraform_data.'));
}

function blocksOf(
  blocks: Readonly<Record<string, Block>>,
  kept: ReadonlySet<string>,
  attributes: (rest: Block) => Block,
): readonly (readonly [name: string, Block])[] {
  return Object.entries(blocks).map(([name, block]) => {
    const entries = Object.entries(block).filter(([word]) => !leftOut.has(word));
    const own = entries.filter(([word]) => kept.has(word));
    const rest = entries.filter(([word]) => !ownWords.has(word));
    return [name, { ...Object.fromEntries(own), ...attributes(Object.fromEntries(rest)) }];
  });
}
