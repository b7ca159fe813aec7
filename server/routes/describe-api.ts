import { z } from 'zod';
import { api } from '../../lib/contract/api.ts';
import { type Endpoint, rightsFor } from '../../lib/contract/endpoint.ts';
import { problem } from '../../lib/contract/shared.ts';

type Schema = Record<string, unknown>;

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Schema;
  return schema;
};

const parametersOf = (type: z.ZodType, place: 'path' | 'query'): Schema[] => {
  const schema = schemaOf(type, 'input');
  const required = new Set((schema.required ?? []) as string[]);
  return Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: property,
  }));
};

const needsOf = (endpoint: Endpoint): string => {
  if (endpoint.access === 'open') return 'Needs no sign-in.';
  return `Needs: ${rightsFor(endpoint).join(' or ') || 'signed-in'}.`;
};

const operationOf = (endpoint: Endpoint): Schema => ({
  operationId: endpoint.id,
  summary: endpoint.summary,
  description: needsOf(endpoint),
  ...(endpoint.access === 'open' ? { security: [] } : {}),
  parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')],
  ...(endpoint.method === 'post'
    ? {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
        },
      }
    : {}),
  responses: {
    200: {
      description:
        endpoint.form === 'stream' ? 'Server-sent events; each one’s data has this form.' : 'Done.',
      content: {
        [endpoint.form === 'stream' ? 'text/event-stream' : 'application/json']: {
          schema: schemaOf(endpoint.response, 'output'),
        },
      },
    },
    default: {
      description: 'Refused or failed.',
      content: { 'application/json': { schema: schemaOf(problem, 'output') } },
    },
  },
});

/** The OpenAPI 3.1 description, made from the same definitions that serve and call the operations. */
export const describeApi = (): Schema => {
  const paths: Record<string, Schema> = {};
  for (const endpoint of Object.values(api) as Endpoint[])
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint) };
  return {
    openapi: '3.1.0',
    info: { title: 'Countersign', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    security: [{ signIn: [] }],
    components: { securitySchemes: { signIn: { type: 'http', scheme: 'dpop', bearerFormat: 'JWT' } } },
    paths,
  };
};
