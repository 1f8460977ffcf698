/** Which names fit a place of the grammar. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { functionTable } from '../../functions/table.ts';
import { specialForms } from '../../semantics/infer/special.ts';
import type { Entry, NamedDeclaration } from '../../semantics/scope.ts';
import { kindOf } from '../../semantics/scope.ts';
import { unitOf } from '../../semantics/types.ts';
import { currencies } from '../../syntax/words.ts';
import type { Place } from '../feature.ts';
import type { CompletionContext } from './completion-context.ts';

/** A name that fits, before it is an item of LSP. */
export interface Candidate {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail: string;
  /** What is inserted, where it is a snippet. */
  readonly snippet?: string;
  /** Own names before the prelude's, before functions. */
  readonly order: number;
  /** By which its documentation is found. */
  readonly documented?: 'entry' | 'function' | 'user-function';
}

type Kind = NamedDeclaration['kind'];
const values: readonly Kind[] = ['Input', 'Param', 'Let', 'Score', 'Regime', 'Layer'];

/** Places of the grammar (rule, token, index) and the declarations whose names fit. Places not named declare something. */
const places: Readonly<Record<string, readonly Kind[]>> = {
  'reference name0': values,
  'shifted name0': ['Param'],
  'duration name0': ['Param'],
  'countOrName name0': ['Param'],
  'leg name0': ['Input', 'Let'],
  'action name0': ['Layer'],
  'action name1': ['Layer'],
  'action name2': ['Layer'],
  'action name3': ['Layer'],
  'forbidDecl name0': ['Layer'],
  'limitDecl name0': ['Layer'],
  'requireDecl name2': ['Layer'],
  'approveStep name0': ['Layer'],
  'expectedDecision name0': ['Layer'],
  'eventWindow name0': ['Event'],
  'withinEvent name0': ['Event'],
  'setting name0': ['Param'],
  'testStep name0': ['Profile'],
  'givenStep name0': ['Input', 'Let', 'Score'],
};

const kinds: Partial<Record<Kind, CompletionItemKind>> = {
  Input: CompletionItemKind.Variable,
  Param: CompletionItemKind.Property,
  Let: CompletionItemKind.Constant,
  Score: CompletionItemKind.Value,
  Regime: CompletionItemKind.Enum,
  Layer: CompletionItemKind.Struct,
  Event: CompletionItemKind.Event,
  Profile: CompletionItemKind.Module,
};

const typeNames = ['index', 'price', 'money', 'rate', 'ratio', 'count', 'truth'] as const;

/** All names that fit one of the places; behind a dot, the members of what stands before it. */
export function candidates(place: Place, context: CompletionContext): Candidate[] {
  if (context.object !== undefined) return membersOf(context.object, place);
  const found = new Map<string, Candidate>();
  const put = (list: Iterable<Candidate>): void => {
    for (const one of list) if (!found.has(one.label)) found.set(one.label, one);
  };
  for (const { place: at } of context.expected) {
    const wanted = places[at];
    if (wanted) put(entries(place, wanted));
    if (at === 'invocation name0') put(functions(place));
    if (at === 'isState name0') put(states(place, context));
    if (at === 'typeRef name0') put(types(place));
    if (at === 'typeRef name1') put([...currencies].map((label) => word(label, 'currency')));
    if (/^(approveStep name[12]|requireDecl name[01])$/.test(at)) put(approvers(place));
    if (at === 'calendarDecl name0') put([word('XNYS', 'calendar')]);
    if (at === 'reference name0') put(locals(context));
  }
  return [...found.values()];
}

const word = (label: string, detail: string, order = 2): Candidate => ({
  label,
  kind: CompletionItemKind.EnumMember,
  detail,
  order,
});

function* entries({ analysis }: Place, wanted: readonly Kind[]): Iterable<Candidate> {
  for (const names of [analysis.scope.own, analysis.scope.prelude]) {
    for (const entry of names.values.values()) {
      if (!wanted.includes(entry.declaration.kind)) continue;
      yield {
        label: entry.name,
        kind: kinds[entry.declaration.kind] ?? CompletionItemKind.Text,
        detail: detailOf(entry, analysis),
        order: entry.prelude ? 2 : 1,
        documented: 'entry',
      };
    }
  }
}

/** The unit of a value: what an author has to know to compare it. */
function detailOf(entry: Entry, analysis: Place['analysis']): string {
  const kind = kindOf(entry).replace(/^an? /, '');
  if (!values.includes(entry.declaration.kind) || entry.declaration.kind === 'Layer') return kind;
  const { type } = analysis.valueOf(entry);
  if (type.kind === 'unresolved') return kind;
  const unit = unitOf(type).replace(/^(enum|regime):.*/, '$1');
  const range = type.kind === 'number' && type.range ? ` in ${type.range[0]}..${type.range[1]}` : '';
  return `${unit}${range} (${kind})`;
}

function* functions({ analysis }: Place): Iterable<Candidate> {
  const call = (name: string, parameters: readonly string[]) =>
    `${name}(${parameters.map((parameter, i) => `\${${i + 1}:${parameter}}`).join(', ')})`;
  for (const names of [analysis.scope.own, analysis.scope.prelude]) {
    for (const { name, declaration, prelude } of names.functions.values()) {
      const parameters = (declaration.params ?? []).map((parameter) => parameter.name);
      yield {
        label: name,
        kind: CompletionItemKind.Function,
        detail: `${name}(${parameters.join(', ')})`,
        snippet: call(name, parameters),
        order: prelude ? 3 : 1,
        documented: 'user-function',
      };
    }
  }
  for (const spec of functionTable.values()) {
    if (spec.hidden) continue;
    const parameters = spec.parameters.filter((p) => !('default' in p) || p.default === undefined);
    yield {
      label: spec.name,
      kind: CompletionItemKind.Function,
      detail: `${spec.group}: ${spec.name}(${spec.parameters.map(({ name }) => name).join(', ')})`,
      snippet: call(
        spec.name,
        parameters.map(({ name }) => name),
      ),
      order: 3,
      documented: 'function',
    };
  }
  for (const [name, { signature }] of specialForms) {
    yield {
      label: name,
      kind: CompletionItemKind.Function,
      detail: signature,
      snippet: `${name}($1)`,
      order: 3,
    };
  }
}

/** The parameters of the function that is being written. */
function locals({ before }: CompletionContext): Candidate[] {
  if (before[0]?.kind !== 'let' || before[2]?.kind !== '(') return [];
  const end = before.findIndex((t) => t.kind === ')');
  return before
    .slice(3, end < 0 ? undefined : end)
    .filter((t) => t.kind === 'word')
    .map((t) => ({ ...word(t.text, 'parameter', 0), kind: CompletionItemKind.Variable }));
}

/** Behind `X is`: the states of that regime, those of a layer, or the members of an enumeration. */
function states({ analysis }: Place, { before }: CompletionContext): Candidate[] {
  const subject = before.at(-2);
  const entry = subject && analysis.scope.value(subject.text);
  if (entry?.declaration.kind === 'Layer') {
    return ['active', 'idle', 'pending'].map((label) => word(label, `state of ${entry.name}`, 0));
  }
  if (!entry) return [];
  const { type } = analysis.valueOf(entry);
  const names = type.kind === 'regime' ? type.states : type.kind === 'enum' ? type.members : [];
  return names.map((label) => word(label, `state of ${entry.name}`, 0));
}

function types({ analysis }: Place): Candidate[] {
  const enums = [...analysis.scope.own.values.values()].filter((e) => e.declaration.kind === 'Enum');
  return [
    ...typeNames.map((label) => word(label, 'type')),
    ...enums.map(({ name }) => word(name, 'enumeration', 1)),
  ];
}

function approvers({ analysis }: Place): Candidate[] {
  const names = analysis.files.flatMap(({ ast }) =>
    ast.statements.flatMap((one) => (one.kind === 'Require' ? one.approvers.map((a) => a.name) : [])),
  );
  return [...new Set(names)].map((label) => word(label, 'approver', 0));
}

function membersOf(object: string, { analysis }: Place): Candidate[] {
  const { scope } = analysis;
  const prefix = `${object}.`;
  const namespaced = [...scope.own.values.values(), ...scope.prelude.values.values()]
    .filter(({ name }) => name.startsWith(prefix))
    .map(
      (entry): Candidate => ({
        label: entry.name.slice(prefix.length),
        kind: CompletionItemKind.Field,
        detail: detailOf(entry, analysis),
        order: 0,
      }),
    );
  const field = (label: string): Candidate => ({
    ...word(label, `of ${object}`),
    kind: CompletionItemKind.Field,
  });
  const entry = scope.value(object);
  if (entry?.declaration.kind === 'Layer') {
    return [...namespaced, ...['size', 'notional', 'margin'].map(field)];
  }
  const value = entry && analysis.valueOf(entry);
  if (value?.bars) return [...namespaced, ...['open', 'high', 'low', 'close', 'volume'].map(field)];
  return [...namespaced, ...[...(value?.members?.keys() ?? [])].map(field)];
}
