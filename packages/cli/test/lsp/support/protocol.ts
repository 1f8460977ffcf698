/** Holds every message of a server against the protocol's model. */
import { createRequire } from 'node:module';
import { missing, readShared } from '../../../../dsl/test/support/shared.ts';
import {
  definitionsOf,
  type JsonSchema,
  type MetaMessage,
  type MetaModel,
  type MetaType,
  schemaOf,
} from './meta-schema.ts';

interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}
interface Ajv {
  addSchema(schema: object): void;
  compile(schema: JsonSchema): Validate;
}

// ajv belongs to the runtime; the tests borrow it.
const runtime = createRequire(new URL('../../../../runtime/package.json', import.meta.url));
const { Ajv2020 } = runtime('ajv/dist/2020.js') as { readonly Ajv2020: new (options: object) => Ajv };

const id = 'https://hedgerow.dev/lsp';
const definitions = `${id}#/$defs/`;

/** A message of JSON-RPC, as it lies on the wire. */
export interface RawMessage {
  readonly jsonrpc?: unknown;
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown; readonly data?: unknown };
}

export class Protocol {
  readonly #ajv: Ajv;
  readonly #requests: ReadonlyMap<string, MetaMessage>;
  readonly #notifications: ReadonlyMap<string, MetaMessage>;
  readonly #compiled = new Map<string, Validate>();

  constructor(model: MetaModel) {
    this.#ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
    this.#ajv.addSchema({ $id: id, $defs: definitionsOf(model, definitions) });
    this.#requests = new Map(model.requests.map((one) => [one.method, one]));
    this.#notifications = new Map(model.notifications.map((one) => [one.method, one]));
  }

  /** The methods of requests of which the model knows the results. */
  get requests(): ReadonlyMap<string, MetaMessage> {
    return this.#requests;
  }

  /** In what a value is not of a type of the model; nothing, where it is. */
  mismatch(what: string, type: MetaType, value: unknown): string[] {
    const key = JSON.stringify(type);
    const validate = this.#compiled.get(key) ?? this.#ajv.compile(schemaOf(type, definitions));
    this.#compiled.set(key, validate);
    if (validate(value)) return [];
    const first = validate.errors?.[0];
    const shown = JSON.stringify(value)?.slice(0, 400) ?? 'undefined';
    return [`${what}${first?.instancePath ?? ''} ${first?.message ?? 'does not fit'}: ${shown}`];
  }

  /** What is wrong with a message of the server, given the method of the request that a response answers. */
  fromServer(message: RawMessage, answered: string | undefined): string[] {
    if (message.jsonrpc !== '2.0') return [`no message of JSON-RPC 2.0: ${JSON.stringify(message)}`];
    if (message.method !== undefined) return this.#asked(message, message.method);
    if (message.id === undefined)
      return [`neither request, notification nor response: ${JSON.stringify(message)}`];
    if (message.error !== undefined) return this.#refused(message, answered);
    if (!('result' in message)) return [`a response to ${answered} with neither result nor error`];
    const result = answered === undefined ? undefined : this.#requests.get(answered)?.result;
    if (!result) return [`a response to ${answered}, of which the protocol knows no result`];
    return this.mismatch(`the result of ${answered}`, result, message.result);
  }

  /** A partial result told for a request by `$/progress`. */
  partial(method: string, value: unknown): string[] {
    const type = this.#requests.get(method)?.partialResult;
    return type
      ? this.mismatch(`a partial result of ${method}`, type, value)
      : [`${method} has no partial results`];
  }

  #asked({ id: request, params }: RawMessage, method: string): string[] {
    const table = request === undefined ? this.#notifications : this.#requests;
    const known = table.get(method);
    if (!known)
      return [`the protocol has no ${request === undefined ? 'notification' : 'request'} ${method}`];
    if (known.messageDirection === 'clientToServer') return [`a server may not send ${method}`];
    if (!known.params) return params === undefined || params === null ? [] : [`${method} takes no params`];
    return [
      ...this.mismatch(`the params of ${method}`, known.params, params),
      ...(method === 'client/registerCapability' ? this.#registered(params) : []),
    ];
  }

  #registered(params: unknown): string[] {
    const { registrations } = params as {
      readonly registrations: readonly { readonly method: string; readonly registerOptions?: unknown }[];
    };
    return registrations.flatMap(({ method, registerOptions }) => {
      const known = [...this.#requests.values(), ...this.#notifications.values()].find(
        (one) => (one.registrationMethod ?? one.method) === method,
      );
      if (!known) return [`${method} cannot be registered`];
      return known.registrationOptions && registerOptions !== undefined
        ? this.mismatch(`the options of ${method}`, known.registrationOptions, registerOptions)
        : [];
    });
  }

  #refused({ error, ...rest }: RawMessage, answered: string | undefined): string[] {
    if ('result' in rest) return [`a response to ${answered} with both result and error`];
    const isFit = Number.isInteger(error?.code) && typeof error?.message === 'string' && error.message !== '';
    return isFit ? [] : [`no error of JSON-RPC: ${JSON.stringify(error)}`];
  }
}

const modelPath = 'vectors/lsp/metaModel.json';

/** The protocol of LSP 3.18; `undefined` where its model is not here, which is told loudly. */
export const protocol: Protocol | undefined = missing(modelPath)
  ? undefined
  : new Protocol(JSON.parse(readShared(modelPath)) as MetaModel);
