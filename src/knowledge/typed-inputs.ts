/** Contexts that frameworks hand over, told by their declared types, and the calls on them that give a caller's input. */

/** One kind of context. */
export interface TypedInput {
  /** Names of the type of a parameter, `this` included. */
  readonly types: readonly string[];
  /** Ways from the parameter to the call. */
  readonly calls: readonly string[];
  readonly from: string;
}

/** Ways from a context of AdonisJS to what a caller sent. */
export const ADONIS_INPUT: readonly string[] = [
  'request.input()',
  'request.only()',
  'request.except()',
  'request.all()',
  'request.body()',
  'request.post()',
  'request.qs()',
  'request.get()',
  'request.param()',
  'request.params()',
  'request.raw()',
];

/** The contexts, framework by framework. */
export const TYPED_INPUTS: readonly TypedInput[] = [
  {
    types: ['HttpContext', 'HttpContextContract'],
    calls: ADONIS_INPUT,
    from: 'AdonisJS docs, Request, 5 and 6',
  },
  {
    types: ['IExecuteFunctions', 'IExecuteSingleFunctions', 'IWebhookFunctions', 'ISupplyDataFunctions'],
    calls: ['getNodeParameter()', 'getBodyData()', 'getQueryData()', 'getParamsData()'],
    from: 'n8n docs, Creating nodes, Code standards; n8n-workflow 1.x: what whoever uses the node has typed',
  },
];
