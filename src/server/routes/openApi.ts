import openApi from '../../../schemas/openapi.yaml';
import type { Route } from '../route.ts';

/** `GET /openapi.yaml`: what this server answers. */
export const openApiRoute: Route = {
  method: 'GET',
  path: '/openapi.yaml',
  role: 'read',
  handle: (context) => context.body(openApi, 200, { 'Content-Type': 'application/yaml; charset=utf-8' }),
};
