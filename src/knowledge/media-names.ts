/** Names of prompts, pictures, videos, of where they are, and of hosts that are nobody else's. */
import { terms, type WordList } from './words.js';

/** Names of the text that a video is made from. */
export const PROMPT_WORDS: WordList = {
  words: terms(`
      prompt, prompts, negativeprompt, multiprompt, textprompt, userprompt, promptext, prompttext
    `),
  matches: [
    'prompt',
    'negative_prompt',
    'negativePrompt',
    'multi_prompt',
    'userPrompt',
    'promptText',
    'PROMPTS',
  ],
  leaves: ['promptly', 'impromptu', 'text', 'description', 'message'],
  from: 'Kling API docs, text to video and image to video; parameters in public integrations, 2026-11',
};

/** Words behind or before a prompt word that make the name a number, an id or a file of prompts. */
export const PROMPT_NEUTRALISING_WORDS: WordList = {
  words: terms(`
      id, ids, length, len, limit, max, min, count, tokens, version, type, hash, path, file, url, name,
      title, error, index, category, schema, template, templates, field, label, placeholder, system, key,
      cache, has, is, show, ref, button, input, form, builder, optimizer, enhancer, strength, weight
    `),
  matches: ['promptId', 'MAX_PROMPT_LENGTH', 'promptHash', 'systemPrompt', 'hasPrompt', 'promptTemplate'],
  leaves: ['prompt', 'userPrompt', 'negativePrompt', 'safePrompt', 'finalPrompt'],
  from: 'names in public integrations, 2026-11',
};

/** Names of pictures. */
export const IMAGE_WORDS: WordList = {
  words: terms(`
      image, images, img, imgs, picture, pictures, pic, photo, photos, photograph, frame, frames,
      thumbnail, poster, avatar, face, faces, selfie, portrait, headshot, artwork, imageurl, imgurl,
      imagetail, screenshot
    `),
  matches: [
    'image',
    'image_tail',
    'startImage',
    'imageUrl',
    'first_frame',
    'userPhoto',
    'subject_image_list',
    'avatarUrl',
  ],
  leaves: ['imagine', 'imagery', 'framework', 'iframe', 'surface', 'interface', 'topic', 'typical'],
  from: 'Kling API docs, image to video, avatar and virtual try-on; gateways name the field image_url and start_image',
};

/** Names of pictures that show a person's face: biometric data as soon as they identify. */
export const FACE_WORDS: WordList = {
  words: terms(`
      face, faces, selfie, selfies, portrait, portraits, headshot, headshots, avatar, facial, likeness
    `),
  matches: ['faceImage', 'selfie_url', 'portraitUrl', 'userHeadshot', 'avatar'],
  leaves: ['surface', 'interface', 'typeface', 'facebook', 'preface'],
  from: 'GDPR Art. 4(14) and 9; Kling API docs, lip sync, avatar and face identification',
};

/** Names of moving pictures. */
export const VIDEO_WORDS: WordList = {
  words: terms('video, videos, vid, clip, clips, movie, footage, mp4, videourl, reel'),
  matches: ['video', 'videoUrl', 'result_video', 'clips', 'finalMovie'],
  leaves: ['videographer', 'eclipse', 'clipboard', 'provider', 'evident'],
  from: 'Kling API docs, queries of tasks (task_result.videos)',
};

/** Names of values that say where something is. */
export const URL_WORDS: WordList = {
  words: terms(`
      url, urls, uri, uris, link, links, href, src, imageurl, imgurl, videourl, callbackurl
    `),
  matches: ['imageUrl', 'video_url', 'src', 'callbackURL', 'downloadLink', 'baseUri'],
  leaves: ['curl', 'furl', 'blink', 'security', 'source', 'linked'],
  from: 'HTML standard, src and href; field names in the Kling API docs',
};

/** Names of values that are the media itself and not where it is. */
export const BYTES_WORDS: WordList = {
  words: terms(`
      base64, b64, buffer, buf, bytes, blob, binary, file, data, datauri, stream, arraybuffer, upload
    `),
  matches: ['imageBase64', 'image_b64', 'videoBuffer', 'imageFile', 'dataUri'],
  leaves: ['imageUrl', 'database', 'metadata', 'profile', 'filename'],
  from: 'Kling API docs, image to video (image takes a URL or base64); parameters in public integrations, 2026-11',
};

/** Names of what holds the media itself: the fields of `data` are of any kind. */
export const BYTES_HOLDER_WORDS: WordList = {
  words: BYTES_WORDS.words.filter((word) => word !== 'data'),
  matches: ['file', 'upload', 'imageBuffer', 'blob'],
  leaves: ['data', 'formData', 'jobData', 'metadata'],
  from: 'what answers, jobs, events and results of schemas keep their fields in, 2026-11',
};

/** Words that mark a host or name as internal to a company. */
export const INTERNAL_WORDS: WordList = {
  words: terms(`
      internal, intranet, corp, local, localhost, localdomain, lan, private, svc, cluster, consul, home,
      test, invalid, example
    `),
  matches: ['api.internal', 'kling-proxy.svc.cluster.local', 'gateway.corp', 'service.lan', 'localhost'],
  leaves: ['international', 'api.klingai.com', 'localization', 'corporate'],
  from: 'RFC 6761 and RFC 9476 (.internal, .local, .test, .invalid, .example); Kubernetes docs, DNS for Services',
};
