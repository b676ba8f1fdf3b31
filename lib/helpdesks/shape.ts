/**
 * Reads fields out of JSON that nobody vouches for. Each reader gives the value or throws `not-recognised` with the
 * field's path, so a changed helpdesk is a named error and never a wrong number. (No zod: content scripts are small.)
 */
import { Unreadable } from './adapter.ts';

export class Shape {
  readonly value: unknown;
  readonly path: string;

  constructor(value: unknown, path: string) {
    this.value = value;
    this.path = path;
  }

  /** A field of an object; an absent one is a shape of `undefined`. */
  at(key: string): Shape {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value))
      this.fail('an object');
    return new Shape((this.value as Record<string, unknown>)[key], `${this.path}.${key}`);
  }

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null || this.value === '';
  }

  list(): Shape[] {
    if (!Array.isArray(this.value)) this.fail('a list');
    return (this.value as unknown[]).map((item, index) => new Shape(item, `${this.path}[${index}]`));
  }

  text(): string {
    if (typeof this.value !== 'string') this.fail('a text');
    return this.value as string;
  }

  boolean(): boolean {
    if (typeof this.value !== 'boolean') this.fail('true or false');
    return this.value as boolean;
  }

  /** An id: a number or a text that is not empty, as text. */
  id(): string {
    const { value } = this;
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
    if (typeof value === 'string' && value !== '') return value;
    return this.fail('an id');
  }

  /** A whole number, or one written as text; where there is none, 0. */
  whole(): number {
    const number = Number(this.value ?? 0);
    if (!Number.isSafeInteger(number)) this.fail('a whole number');
    return number;
  }

  /** An ISO 8601 instant with `Z` or an offset, as epoch ms. */
  instant(): number {
    const text = this.text();
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
      ? Date.parse(text)
      : Number.NaN;
    if (Number.isNaN(at)) this.fail('an instant with its offset');
    return at;
  }

  fail(expected: string): never {
    throw new Unreadable('not-recognised', `${this.path}: expected ${expected}`);
  }
}
