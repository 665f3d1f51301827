import { delimiter } from 'node:path';
import type { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import { clientsOf } from '../../sandbox/serve/platform-api/clients';
import { loadLibraries } from '../../sandbox/terraform/libraries';
import type { Answers } from '../../sandbox/terraform/provider';
import type { ProviderSchema } from '../../sandbox/terraform/provider-schema';
import { sandboxProvider } from '../../sandbox/terraform/sandbox-provider';
import { serveProvider } from '../../sandbox/terraform/serve-provider';
import { codecOf } from '../../sandbox/terraform/value';
import type { OrgSaver } from '../org/org-saver';
import { savedAnswers } from './saved-answers';

type Variables = Readonly<Record<string, string>>;

/** How Terraform reaches a provider, and how that reaches the sandbox org. */
export interface ProviderDoor {
  /** Variables of every Terraform. */
  readonly variables: Variables;
  /** Whether Terraform installs the provider, and needs the stack to know which. */
  readonly isInstalled: boolean;
  /** Lets the provider work on an org. @returns further variables */
  open(opened: Opened): Promise<Variables>;
  close(): void | Promise<void>;
}

export interface Opened {
  readonly org: WrittenOrg;
  /** The folder that Terraform runs in. */
  readonly folder: string;
  /** Saves the org before Terraform learns of a change. */
  readonly saver: Pick<OrgSaver, 'saved'>;
}

/** Lets virtual time pass while Terraform works. */
export interface Pace {
  /** The answers of the provider, each given when its time has come. */
  readonly answers: (answers: Answers, org: WrittenOrg) => Answers;
  /** A folder with a `sleep` that takes virtual time: waits for calls in flight run, and call it. */
  readonly programs: string;
}

/**
 * The provider that this process serves.
 *
 * @param pace @default - everything is done at once
 * @throws UserError when a package is missing
 */
export async function inProcessDoor(schema: ProviderSchema, pace?: Pace): Promise<ProviderDoor> {
  const libraries = loadLibraries();
  let provide: (answers: Answers) => void = () => undefined;
  const answers = new Promise<Answers>((resolve) => {
    provide = resolve;
  });
  const served = await serveProvider(answers, schema.address, libraries);
  return {
    variables: {
      TF_REATTACH_PROVIDERS: served.reattach,
      ...(pace && { PATH: [pace.programs, process.env['PATH']].join(delimiter) }),
    },
    isInstalled: false,
    open: async ({ org, folder, saver }) => {
      const [client] = clientsOf(org.record);
      const made = sandboxProvider({ org, folder, schema, codec: codecOf(libraries), client });
      const saved = savedAnswers(made, saver);
      provide(pace?.answers(saved, org) ?? saved);
      return {};
    },
    close: () => served.close(),
  };
}
