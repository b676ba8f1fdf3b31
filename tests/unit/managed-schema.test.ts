/** The schema that Chromium holds a policy to, beside the checks that Firstline holds it to. */
import { describe, expect, test } from 'vitest';
import { schedule } from '../../lib/domain/schedule.ts';
import { defaultTargets, type Target } from '../../lib/domain/targets.ts';
import { teamSetup } from '../../lib/domain/team.ts';
import { teamDefinitions } from '../../lib/domain/team-definitions.ts';
import schema from '../../public/managed-schema.json' with { type: 'json' };

type Node = {
  type?: string;
  properties?: Record<string, Node>;
  items?: Node;
  additionalProperties?: Node;
  [other: string]: unknown;
};

function* nodesOf(node: Node, place = ''): Generator<[string, Node]> {
  yield [place, node];
  for (const [name, inner] of Object.entries(node.properties ?? {}))
    yield* nodesOf(inner, `${place}.${name}`);
  if (node.items) yield* nodesOf(node.items, `${place}[]`);
  if (node.additionalProperties) yield* nodesOf(node.additionalProperties, `${place}.*`);
}
const nodes = [...nodesOf(schema as Node)];
const { targets, supportHours, definitions } = schema.properties;

describe('the schema of a policy', () => {
  test('every node has the one type that Chromium asks for, and nothing that it does not know', () => {
    const known = ['type', 'title', 'description', 'properties', 'items', 'additionalProperties'];
    const types = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
    for (const [place, node] of nodes) {
      expect(types, place).toContain(node.type);
      expect(
        Object.keys(node).filter((key) => !known.includes(key)),
        place,
      ).toEqual([]);
    }
    expect(schema).not.toHaveProperty('additionalProperties');
  });

  test('no choices and no bounds: what does not fit them would be dropped unnamed', () => {
    expect(nodes.filter(([, node]) => 'enum' in node || 'minimum' in node)).toEqual([]);
  });

  test('has the parts of a set-up, and what makes a file of it', () => {
    expect(Object.keys(schema.properties)).toEqual(['format', 'version', ...Object.keys(teamSetup.fields)]);
  });

  test('has every field of each part', () => {
    const every: Record<keyof Target, true> = {
      metric: true,
      statistic: true,
      value: true,
      clock: true,
      channel: true,
      priority: true,
      validFrom: true,
      limit: true,
    };
    expect(Object.keys(targets.items.properties)).toEqual(Object.keys(every));
    expect(Object.keys(supportHours.items.properties)).toEqual(Object.keys(schedule.fields));
    expect(Object.keys(definitions.properties)).toEqual(Object.keys(teamDefinitions.fields));
    expect(defaultTargets.flatMap(Object.keys).filter((key) => !(key in every))).toEqual([]);
  });
});
