/**
 * Other companies that pass requests on to Kling, with their own hosts, keys, retention and terms.
 * Hosts, packages and model ids as in public code read 2026-11; names of variables and body fields as in the
 * vendors' documentation of 2025, not checked since.
 */

/** What is known of one gateway. */
export interface Gateway {
  readonly vendor: string;
  /** Whole host names of its API. */
  readonly hosts: readonly string[];
  /** Its packages, as they are imported. */
  readonly packages: readonly string[];
  /** How a model id of it begins when it means Kling. */
  readonly modelPrefixes: readonly string[];
  /** Field paths of its HTTP request body that hold prompt text, as in the table of routes. */
  readonly prompts: readonly string[];
  /** Field paths of its HTTP request body that hold URLs of images or videos. */
  readonly media: readonly string[];
  /** Environment variables that hold its key, without a public prefix. */
  readonly envNames: readonly string[];
}

/** The gateways seen in public code. */
export const GATEWAYS = [
  {
    vendor: 'fal',
    hosts: ['queue.fal.run', 'fal.run', 'rest.alpha.fal.ai'],
    packages: ['@fal-ai/client', '@fal-ai/serverless-client'],
    modelPrefixes: ['fal-ai/kling-video/'],
    prompts: ['prompt', 'negative_prompt'],
    media: ['image_url', 'tail_image_url', 'video_url'],
    envNames: ['FAL_KEY', 'FAL_API_KEY'],
  },
  {
    vendor: 'Replicate',
    hosts: ['api.replicate.com'],
    packages: ['replicate'],
    modelPrefixes: ['kwaivgi/kling-'],
    prompts: ['input.prompt', 'input.negative_prompt'],
    media: ['input.start_image', 'input.end_image'],
    envNames: ['REPLICATE_API_TOKEN'],
  },
  {
    vendor: 'Vercel AI Gateway',
    hosts: ['ai-gateway.vercel.sh'],
    packages: ['@ai-sdk/gateway'],
    modelPrefixes: ['klingai/kling-'],
    prompts: ['prompt'],
    media: ['image'],
    envNames: ['AI_GATEWAY_API_KEY'],
  },
  {
    vendor: 'PiAPI',
    hosts: ['api.piapi.ai'],
    packages: [],
    modelPrefixes: [],
    prompts: ['input.prompt', 'input.negative_prompt'],
    media: ['input.image_url', 'input.image_tail_url'],
    envNames: ['PIAPI_KEY', 'PIAPI_API_KEY'],
  },
  {
    vendor: 'kie.ai',
    hosts: ['api.kie.ai'],
    packages: [],
    modelPrefixes: ['kling/'],
    prompts: ['input.prompt', 'input.negative_prompt'],
    media: ['input.image_url', 'input.image_urls.*'],
    envNames: ['KIE_API_KEY', 'KIE_AI_API_KEY'],
  },
  {
    vendor: 'Freepik',
    hosts: ['api.freepik.com'],
    packages: [],
    modelPrefixes: [],
    prompts: ['prompt', 'negative_prompt'],
    media: ['image', 'image_tail'],
    envNames: ['FREEPIK_API_KEY'],
  },
  {
    vendor: 'AceData',
    hosts: ['api.acedata.cloud'],
    packages: [],
    modelPrefixes: [],
    prompts: ['prompt', 'negative_prompt'],
    media: ['start_image_url', 'end_image_url'],
    envNames: ['ACEDATA_API_KEY'],
  },
] as const satisfies readonly Gateway[];

/**
 * The gateway behind a parsed host name.
 * @param host a host name as `URL.hostname` gives it: lower case, no port
 */
export function findGateway(host: string): Gateway | undefined {
  return GATEWAYS.find((row: Gateway) => row.hosts.includes(host));
}
