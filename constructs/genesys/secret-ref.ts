import { inspect } from 'node:util';
import { TerraformStack, TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import { UserError } from '../../input/user-error';
import { badVariableName, emptySecret } from './errors';

export interface SecretVariableProps {
  /** Shown by Terraform when the value is missing. */
  readonly description: string;
}

/**
 * A secret that is known by reference only. It cannot be made from text: Terraform reads the value from the
 * environment, as a sensitive variable, so the value is neither in the project nor in the synthesised files.
 *
 * Terraform still writes it to state and plan files, as it does with every argument of a resource; guard those.
 *
 * @example
 * const password = SecretRef.variable(this, 'on_call_password', { description: 'Password of the on-call service' });
 */
export class SecretRef {
  /**
   * Declares a sensitive variable of the stack. Its value comes from `TF_VAR_<name>`; an empty value fails at plan.
   *
   * @param name lower-case letters, digits and `_`; unique in the stack
   * @throws UserError when the name cannot be set from the environment
   */
  static variable(scope: Construct, name: string, props: SecretVariableProps): SecretRef {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new UserError([badVariableName(name)]);
    const variable = new TerraformVariable(TerraformStack.of(scope), name, {
      type: 'string',
      description: props.description,
      sensitive: true,
      nullable: false,
    });
    variable.addValidation({
      condition: `\${length(var.${name}) > 0}`,
      errorMessage: emptySecret(name),
    });
    return new SecretRef(variable);
  }

  readonly #variable: TerraformVariable;

  private constructor(variable: TerraformVariable) {
    this.#variable = variable;
  }

  /** Name of the Terraform variable. */
  get name(): string {
    return this.#variable.friendlyUniqueId;
  }

  /** The Terraform expression, for arguments that the provider marks as sensitive. */
  get reference(): string {
    return this.#variable.stringValue;
  }

  toString(): string {
    return `SecretRef(${this.name})`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}
