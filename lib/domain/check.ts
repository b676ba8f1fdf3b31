/**
 * Checks for what comes from elsewhere: messages and stored settings. A check is a function that gives the value, or
 * throws where it does not fit. What it gives is a copy of what it names and no more; it runs nothing of what it is
 * given. The kinds of misfit have zod's names. zod itself would be half of the worker, so it stays with the pages.
 */
export type Check<Value> = (value: unknown, path?: string) => Value;
export type Checked<C> = C extends Check<infer Value> ? Value : never;

/** The kind of the first thing wrong and its place (`events.1.at`), never its value: a person may have written it. */
export class Misfit extends Error {
  readonly path: string;

  constructor(kind: string, path: string) {
    super(kind);
    this.path = path.slice(1);
  }
}

/** By kind of misfit, in the order in which they are asked: a later one may rely on the earlier. */
type Rules<T> = Record<string, (value: T) => boolean>;

function that<T>(rules: Rules<T>): Check<T> {
  const all = Object.entries(rules);
  return (value, path = '') => {
    const broken = all.find(([, isKept]) => !isKept(value as T));
    if (broken) throw new Misfit(broken[0], path);
    return value as T;
  };
}

type Limits = { min?: number; max?: number };
const within = <T>({ min = -Infinity, max = Infinity }: Limits, sizeOf: (value: T) => number): Rules<T> => ({
  too_small: (value) => sizeOf(value) >= min,
  too_big: (value) => sizeOf(value) <= max,
});
const lengthOf = ({ length }: { length: number }) => length;

export const boolean = that<boolean>({ invalid_type: (value) => typeof value === 'boolean' });
/** A mark that is there or not. */
export const yes = that<true>({ invalid_value: (value) => value === true });
export const number = (limits: Limits = {}) =>
  that<number>({ invalid_type: Number.isFinite, ...within(limits, Number) });
export const whole = (limits: Limits = {}) =>
  that<number>({ invalid_type: Number.isSafeInteger, ...within(limits, Number) });
export const oneOf = <const T extends string>(choices: readonly T[]) =>
  that<T>({ invalid_value: (value) => choices.includes(value) });
/** `pattern`: a regular expression, or whatever else knows a right text. */
export const text = ({ pattern, ...limits }: Limits & { pattern?: Pick<RegExp, 'test'> } = {}) =>
  that<string>({
    invalid_type: (value) => typeof value === 'string',
    ...within(limits, lengthOf),
    invalid_format: (value) => pattern?.test(value) ?? true,
  });

function instead<T, Of, By>(check: Check<T>, of: Of, by: By): Check<T | By> {
  return (value, path) => (value === of ? by : check(value, path));
}
export const nullable = <T>(check: Check<T>) => instead(check, null, null);
export const optional = <T>(check: Check<T>) => instead(check, undefined, undefined);
/** For a field that there was not always. */
export const withDefault = <T>(check: Check<T>, initial: T) =>
  instead<T, undefined, T>(check, undefined, initial);

/** What stands under a key fits. What a browser hands over is data: a getter is refused, not called. */
function inside<T>(holder: object, key: PropertyKey, check: Check<T>, path: string): T {
  const { get, value } = Object.getOwnPropertyDescriptor(holder, key) ?? {};
  const place = `${path}.${String(key)}`;
  if (get) throw new Misfit('invalid_type', place);
  return check(value, place);
}

/** Too long a one is not walked. */
export function list<T>(item: Check<T>, limits: Limits = {}): Check<T[]> {
  const array = that<unknown[]>({ invalid_type: Array.isArray, ...within(limits, lengthOf) });
  return (value, path = '') => {
    const given = array(value, path);
    return Array.from({ length: given.length }, (_, index) => inside(given, index, item, path));
  };
}

const plain = that<object>({
  /** No list, and of no class. */
  invalid_type(value) {
    const above = Object.getPrototypeOf(value ?? 0);
    return above === null || Object.getPrototypeOf(above) === null;
  },
  unrecognized_keys: (value) => !Object.hasOwn(value, '__proto__'),
});

/** Its values are of one kind, and so are its keys, where a check says of which. */
export function record<T>(item: Check<T>, name: Check<unknown> = () => {}): Check<Record<string, T>> {
  return (value, path = '') => {
    const given = plain(value, path);
    const keys = Object.keys(given);
    for (const key of keys) name(key, path);
    return Object.fromEntries(keys.map((key) => [key, inside(given, key, item, path)]));
  };
}

type Fields = Record<string, Check<unknown>>;
type Filled<F> = {
  [K in keyof F as undefined extends Checked<F[K]> ? never : K]: Checked<F[K]>;
} & {
  [K in keyof F as undefined extends Checked<F[K]> ? K : never]?: Exclude<Checked<F[K]>, undefined>;
};

/** These fields and no others. */
export function object<F extends Fields>(fields: F) {
  const all = Object.entries(fields);
  const known = that<object>({
    unrecognized_keys: (value) => Object.keys(value).every((key) => Object.hasOwn(fields, key)),
  });
  const check: Check<Filled<F>> = (value, path = '') => {
    const given = plain(value, path);
    const copy: Record<string, unknown> = {};
    for (const [key, field] of all) {
      const found = inside(given, key, field, path);
      if (found !== undefined) copy[key] = found;
    }
    known(given, path);
    return copy as Filled<F>;
  };
  return Object.assign(check, { fields });
}

/** An object whose `type` says which fields it has beside the common ones. */
export function tagged<C extends Fields, V extends Record<string, Fields>>(common: C, variants: V) {
  const byType = new Map<unknown, Check<object>>();
  for (const [type, fields] of Object.entries(variants))
    byType.set(type, object({ ...common, type: oneOf([type]), ...fields }));
  const tag = that<keyof V>({ invalid_union: (type) => byType.has(type) });
  const check = (value: unknown, path = '') => {
    const type = inside(plain(value, path), 'type', tag, path);
    return byType.get(type)?.(value, path) as { [T in keyof V]: { type: T } & Filled<C & V[T]> }[keyof V];
  };
  return Object.assign(check, { common, variants });
}
