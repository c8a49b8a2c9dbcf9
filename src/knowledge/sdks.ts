/** Packages that send generation requests to Kling, themselves or through a gateway. */
import type { Row } from '../analysis/rows.js';

/** The prompts of gateways' `input`, which take Kling's field names or shorter ones. */
function inputPrompts(at: string): readonly string[] {
  return [`${at}.prompt`, `${at}.negative_prompt`, `${at}.multi_prompt.*.prompt`, `${at}.text`];
}

/** The pictures and videos of gateways' `input`. */
function inputMedia(at: string): readonly string[] {
  return [
    `${at}.image_url`,
    `${at}.tail_image_url`,
    `${at}.end_image_url`,
    `${at}.start_image_url`,
    `${at}.image_urls.*`,
    `${at}.input_image_urls.*`,
    `${at}.reference_image_urls.*`,
    `${at}.static_mask_url`,
    `${at}.video_url`,
    `${at}.audio_url`,
    `${at}.human_image_url`,
    `${at}.garment_image_url`,
    `${at}.start_image`,
    `${at}.end_image`,
    `${at}.reference_images.*`,
    `${at}.elements.*.frontal_image_url`,
  ];
}

/** `kling-api`: a client of Kling's own API with its own field names. */
const KLING_API: readonly Row[] = [
  {
    kind: 'sdk-client',
    api: 'kling-api#KlingAPI.new()',
    accessKey: '0.accessKey',
    secretKey: '0.secretKey',
    baseUrl: '0.baseUrl',
    from: 'kling-api types, KlingConfig, 1.0.0',
  },
  {
    kind: 'alias',
    api: 'kling-api#new()',
    as: 'kling-api#KlingAPI.new()',
    from: 'kling-api package, default export, 1.0.0',
  },
  {
    kind: 'sdk-client',
    api: ['kling-api/auth#new()', 'kling-api/auth#KlingAuth.new()'],
    accessKey: '0',
    secretKey: '1',
    from: 'kling-api types, KlingAuth, 1.0.0',
  },
  {
    kind: 'alias',
    api: 'kling-api/api#',
    as: 'kling-api#',
    from: 'kling-api package, exports, 1.0.0',
  },
  {
    kind: 'sdk',
    api: 'kling-api#KlingAPI.new().textToVideo',
    route: '/v1/videos/text2video',
    prompt: ['0.prompt', '0.negative_prompt'],
    callback: '0.callback_url',
    from: 'kling-api types, TextToVideoParams, 1.0.0',
  },
  {
    kind: 'sdk',
    api: 'kling-api#KlingAPI.new().imageToVideo',
    route: '/v1/videos/image2video',
    prompt: ['0.prompt', '0.negative_prompt'],
    media: ['0.image', '0.image_tail', '0.static_mask', '0.dynamic_masks.*.mask'],
    callback: '0.callback_url',
    from: 'kling-api types, ImageToVideoParams, 1.0.0',
  },
  {
    kind: 'sdk',
    api: 'kling-api#KlingAPI.new().multiImageToVideo',
    route: '/v1/videos/multi-image2video',
    prompt: ['0.prompt', '0.negative_prompt'],
    media: '0.image_list.*.image',
    callback: '0.callback_url',
    from: 'kling-api types, MultiImageToVideoParams, 1.0.0',
  },
  {
    kind: 'sdk',
    api: 'kling-api#KlingAPI.new().extendVideo',
    route: '/v1/videos/video-extend',
    prompt: ['0.prompt', '0.negative_prompt'],
    callback: '0.callback_url',
    from: 'kling-api types, ExtendVideoParams, 1.0.0',
  },
  {
    kind: 'sdk',
    api: 'kling-api#KlingAPI.new().omniVideo',
    route: '/v1/videos/omni-video',
    prompt: '0.prompt',
    media: ['0.image_list.*.image_url', '0.video_list.*.video_url'],
    callback: '0.callback_url',
    from: 'kling-api types, OmniVideoParams, 1.0.0',
  },
  {
    kind: 'sdk',
    api: 'kling-api#KlingAPI.new().omniImage',
    route: '/v1/images/omni-image',
    prompt: '0.prompt',
    media: '0.image_list.*.image',
    callback: '0.callback_url',
    from: 'kling-api types, OmniImageParams, 1.0.0',
  },
  {
    kind: 'sdk',
    api: 'kling-api#KlingAPI.new().generateImage',
    route: '/v1/images/generations',
    prompt: ['0.prompt', '0.negative_prompt'],
    media: '0.image',
    callback: '0.callback_url',
    from: 'kling-api types, ImageGenParams, 1.0.0',
  },
  {
    kind: 'sdk',
    api: 'kling-api#KlingAPI.new().expandImage',
    route: '/v1/images/editing/expand',
    media: '0.image',
    callback: '0.callback_url',
    from: 'kling-api types, ImageExpandParams, 1.0.0',
  },
  {
    kind: 'sdk',
    api: 'kling-api#KlingAPI.new().multiImageToImage',
    route: '/v1/images/multi-image2image',
    prompt: '0.prompt',
    media: ['0.subject_image_list.*.subject_image', '0.scene_image', '0.style_image'],
    callback: '0.callback_url',
    from: 'kling-api types, MultiImageToImageParams, 1.0.0',
  },
  {
    kind: 'sdk',
    api: 'kling-api#KlingAPI.new().createAvatar',
    route: '/v1/videos/avatar/image2video',
    prompt: '0.prompt',
    media: '0.image',
    callback: '0.callback_url',
    from: 'kling-api types, AvatarParams, 1.0.0',
  },
];

/** The reference client. What it does with a request before it sends it stands in `safeguards.ts`. */
const OWN_CLIENT: readonly Row[] = [
  {
    kind: 'alias',
    api: 'eslint-plugin-kling/client#GdprCompliantClient',
    as: 'eslint-plugin-kling/client#KlingClient',
    from: 'src/client/gdpr.ts',
  },
  {
    kind: 'sdk-client',
    api: 'eslint-plugin-kling/client#KlingClient.new()',
    baseUrl: '0.baseUrl',
    from: 'src/client/options.ts, KlingClientOptions',
  },
  {
    kind: 'sdk',
    api: 'eslint-plugin-kling/client#KlingClient.new().textToVideo',
    route: '/v1/videos/text2video',
    prompt: ['0.prompt', '0.negativePrompt'],
    callback: '0.callbackUrl',
    from: 'src/client/requests.ts, TextToVideoRequest',
  },
  {
    kind: 'sdk',
    api: 'eslint-plugin-kling/client#KlingClient.new().imageToVideo',
    route: '/v1/videos/image2video',
    prompt: ['0.prompt', '0.negativePrompt'],
    media: ['0.image', '0.lastImage'],
    callback: '0.callbackUrl',
    from: 'src/client/requests.ts, ImageToVideoRequest',
  },
];

/** `@ai-sdk/klingai` and the functions of `ai` that take its models. */
const AI_SDK: readonly Row[] = [
  {
    kind: 'sdk-client',
    api: '@ai-sdk/klingai#createKlingAI',
    accessKey: '0.accessKey',
    secretKey: '0.secretKey',
    apiKey: '0.apiKey',
    baseUrl: '0.baseURL',
    from: 'AI SDK docs, KlingAI provider, @ai-sdk/klingai 3.x and 4.x',
  },
  {
    kind: 'alias',
    api: '@ai-sdk/klingai#createKlingAI()',
    as: '@ai-sdk/klingai#klingai',
    from: 'AI SDK docs, KlingAI provider, @ai-sdk/klingai 3.x and 4.x',
  },
  {
    kind: 'sdk',
    api: 'ai#{experimental_generateVideo,generateVideo}',
    when: '0.model',
    whenFrom: ['@ai-sdk/klingai#klingai()', '@ai-sdk/klingai#klingai.{video,videoModel}()'],
    prompt: [
      '0.prompt',
      '0.prompt.text',
      '0.providerOptions.klingai.negativePrompt',
      '0.providerOptions.klingai.multiPrompt.*.prompt',
    ],
    media: [
      '0.prompt.image',
      '0.providerOptions.klingai.imageTail',
      '0.providerOptions.klingai.videoUrl',
      '0.providerOptions.klingai.imageList.*.image_url',
    ],
    from: 'AI SDK docs, Video Generation and KlingAI provider, ai 6.x and 7.x; gateway ids such as klingai/kling-v2.6-t2v',
  },
];

/** fal's client, current and old, and Replicate's. */
const GATEWAYS: readonly Row[] = [
  {
    kind: 'alias',
    api: ['@fal-ai/serverless-client#', '@fal-ai/client#fal', '@fal-ai/client#createFalClient()'],
    as: '@fal-ai/client#',
    from: 'fal docs, JavaScript client, @fal-ai/client 1.x; @fal-ai/serverless-client 0.14 exports the functions themselves',
  },
  {
    kind: 'sdk-client',
    api: '@fal-ai/client#{config,createFalClient}',
    apiKey: '0.credentials',
    baseUrl: '0.proxyUrl',
    from: 'fal docs, JavaScript client, Configuration, @fal-ai/client 1.x',
  },
  {
    kind: 'sdk',
    api: ['@fal-ai/client#{subscribe,run,stream}', '@fal-ai/client#queue.submit'],
    when: '0',
    prompt: inputPrompts('1.input'),
    media: inputMedia('1.input'),
    callback: '1.webhookUrl',
    from: 'fal docs, JavaScript client, @fal-ai/client 1.x; Kling model pages',
  },
  {
    kind: 'alias',
    api: 'replicate#Replicate',
    as: 'replicate#',
    from: 'replicate-javascript docs, 1.x',
  },
  {
    kind: 'sdk-client',
    api: 'replicate#new()',
    apiKey: '0.auth',
    baseUrl: '0.baseUrl',
    from: 'replicate-javascript docs, Constructor, 1.x',
  },
  {
    kind: 'sdk',
    api: 'replicate#new().{run,stream}',
    when: '0',
    prompt: inputPrompts('1.input'),
    media: inputMedia('1.input'),
    callback: '1.webhook',
    from: 'replicate-javascript docs, replicate.run(identifier, options), 1.x; Kling model pages',
  },
  {
    kind: 'sdk',
    api: 'replicate#new().predictions.create',
    when: '0.model',
    prompt: inputPrompts('0.input'),
    media: inputMedia('0.input'),
    callback: '0.webhook',
    from: 'replicate-javascript docs, replicate.predictions.create, 1.x; Kling model pages',
  },
];

/** Rows of SDKs. */
export const SDKS: readonly Row[] = [...KLING_API, ...OWN_CLIENT, ...AI_SDK, ...GATEWAYS];
